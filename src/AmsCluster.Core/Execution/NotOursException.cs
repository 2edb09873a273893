namespace AmsCluster.Execution;

/// <summary>Somebody else has made something with a name of the cluster's since it was looked for.</summary>
internal sealed class NotOursException(Finding finding) : AmsException(finding.Code, finding.Message, finding.Advice);
