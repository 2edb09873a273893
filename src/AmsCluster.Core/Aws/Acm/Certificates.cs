namespace AmsCluster.Aws.Acm;

/// <summary>Certificate Manager <c>DescribeCertificate</c>: reads a certificate's state and names.</summary>
internal sealed record DescribeCertificate : AcmRequest<DescribeCertificateResult>
{
    public required string CertificateArn { get; init; }
}

/// <summary>What <c>DescribeCertificate</c> answers.</summary>
internal sealed record DescribeCertificateResult
{
    public CertificateDetail? Certificate { get; init; }
}

/// <summary>A certificate. The API's shape <c>CertificateDetail</c>.</summary>
internal sealed record CertificateDetail
{
    public string? CertificateArn { get; init; }
    public string? DomainName { get; init; }
    public IReadOnlyList<string> SubjectAlternativeNames { get; init; } = [];
    public string? Status { get; init; }
    public string? Type { get; init; }
    public string? KeyAlgorithm { get; init; }
    public string? Issuer { get; init; }
    public IReadOnlyList<string> InUseBy { get; init; } = [];
    public string? FailureReason { get; init; }
    public string? RenewalEligibility { get; init; }
    public DateTimeOffset? CreatedAt { get; init; }
    public DateTimeOffset? IssuedAt { get; init; }
    public DateTimeOffset? NotBefore { get; init; }
    public DateTimeOffset? NotAfter { get; init; }
}

/// <summary>Certificate Manager <c>ListCertificates</c>: lists certificates; without Includes only those with RSA keys of up to 2048 bits.</summary>
internal sealed record ListCertificates : AcmRequest<ListCertificatesResult>
{
    public IReadOnlyList<string>? CertificateStatuses { get; init; }
    public Filters? Includes { get; init; }
    public int? MaxItems { get; init; }
    public string? NextToken { get; init; }
}

/// <summary>What <c>ListCertificates</c> answers.</summary>
internal sealed record ListCertificatesResult
{
    public IReadOnlyList<CertificateSummary> CertificateSummaryList { get; init; } = [];
    public string? NextToken { get; init; }
}

/// <summary>Which certificates, besides the usual ones. The API's shape <c>Filters</c>.</summary>
internal sealed record Filters
{
    [Wire("extendedKeyUsage")] public IReadOnlyList<string>? ExtendedKeyUsage { get; init; }
    [Wire("keyUsage")] public IReadOnlyList<string>? KeyUsage { get; init; }
    [Wire("keyTypes")] public IReadOnlyList<string>? KeyTypes { get; init; }
}

/// <summary>A certificate, in short. The API's shape <c>CertificateSummary</c>.</summary>
internal sealed record CertificateSummary
{
    public string? CertificateArn { get; init; }
    public string? DomainName { get; init; }
    public IReadOnlyList<string> SubjectAlternativeNameSummaries { get; init; } = [];
    public bool? HasAdditionalSubjectAlternativeNames { get; init; }
    public string? Status { get; init; }
    public string? Type { get; init; }
    public string? KeyAlgorithm { get; init; }
    public bool? InUse { get; init; }
    public DateTimeOffset? NotBefore { get; init; }
    public DateTimeOffset? NotAfter { get; init; }
}
