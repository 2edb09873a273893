using System.Text.Json;
using System.Text.Json.Serialization;

namespace AmsCluster.Ams;

/// <summary>How most of AMS's calls end (<c>io/antmedia/rest/model/Result.java</c>).</summary>
/// <param name="Success">Whether it was done, or the answer to a question for yes or no.</param>
/// <param name="Message">Why not, or more about it; often empty.</param>
internal sealed record AmsResult([property: JsonRequired] bool Success, string? Message);

/// <summary>That a node lives (<c>RestServiceV2.liveness</c>).</summary>
/// <param name="Host">The node's own host name, on AWS for example <c>ip-10-0-1-23</c>.</param>
/// <param name="Status"><c>ok</c> or <c>error</c>.</param>
internal sealed record AmsLiveness(string Host, string? Status)
{
    /// <summary>The node's own host name.</summary>
    [JsonRequired]
    public string Host { get; init; } = Host ?? throw new JsonException("host is null");
}

/// <summary>What runs on a node (<c>io/antmedia/rest/model/Version.java</c>).</summary>
/// <param name="VersionName">For example <c>3.0.3</c>.</param>
/// <param name="VersionType"><c>Enterprise Edition</c> or <c>Community Edition</c>.</param>
/// <param name="BuildNumber">When it was built, as digits.</param>
internal sealed record AmsVersion(string? VersionName, string? VersionType, string? BuildNumber);

/// <summary>The applications of a node, in the order of their names (<c>CommonRestService.getApplications</c>).</summary>
internal sealed record AmsApplications(IReadOnlyList<string> Applications)
{
    /// <summary>Their names.</summary>
    [JsonRequired]
    public IReadOnlyList<string> Applications { get; init; } = Applications ?? throw new JsonException("applications is null");
}

/// <summary>A number (<c>BroadcastRestService.SimpleStat</c>).</summary>
internal sealed record AmsNumber([property: JsonRequired] long Number);

/// <summary>A node as the nodes write it into the database (<c>io/antmedia/cluster/ClusterNode.java</c>), each every five seconds.</summary>
/// <param name="Id">Its id in the collection <c>clusternode</c>.</param>
/// <param name="Ip">Its address inside the VPC.</param>
/// <param name="LastUpdateTime">When it wrote last, in milliseconds since 1970.</param>
/// <param name="Memory">The memory in use, as AMS writes it.</param>
/// <param name="Cpu">The CPU load, as AMS writes it.</param>
/// <param name="Status"><c>alive</c>, or <c>dead</c> when it has not written for 20 seconds.</param>
/// <param name="DbQueryTimeMs">How long its questions to the database take on average; AMS spells the name so.</param>
internal sealed record AmsNode(
    string? Id, string? Ip, long LastUpdateTime, string? Memory, string? Cpu, string? Status, [property: JsonPropertyName("dbQueryAveargeTimeMs")] int DbQueryTimeMs)
{
    /// <summary>When it wrote last.</summary>
    [JsonIgnore]
    public DateTimeOffset LastSeen => DateTimeOffset.FromUnixTimeMilliseconds(LastUpdateTime);

    /// <summary>Whether it wrote within 20 seconds, by AMS's clock.</summary>
    [JsonIgnore]
    public bool IsAlive => Status == "alive";
}

/// <summary>How busy a node's CPU is (<c>StatsCollector.getCPUInfoJSObject</c>).</summary>
/// <param name="SystemCPULoad">Percent of the whole machine. From <c>server.cpu_limit</c> (75) on the node refuses new publishers and viewers.</param>
/// <param name="ProcessCPULoad">Percent that AMS itself takes.</param>
internal sealed record AmsCpu(double SystemCPULoad, double ProcessCPULoad);

/// <summary>A node's memory, in bytes (<c>StatsCollector.getSysteMemoryInfoJSObject</c>).</summary>
internal sealed record AmsMemory(long TotalMemory, long FreeMemory, long InUseMemory, long AvailableMemory);

/// <summary>What a node has and how much of it is in use (<c>CommonRestService.getSystemResourcesInfo</c>). What begins with Local is the answering node's own.</summary>
internal sealed record AmsResources(
    AmsCpu? CpuUsage,
    AmsMemory? SystemMemoryInfo,
    AmsVersion? SoftwareVersion,
    long DbAverageQueryTimeMs,
    int TotalLiveStreamSize,
    int LocalLiveStreams,
    int LocalWebRTCLiveStreams,
    int LocalWebRTCViewers,
    [property: JsonPropertyName("localHLSViewers")] int LocalHlsViewers,
    [property: JsonPropertyName("localDASHViewers")] int LocalDashViewers);

/// <summary>A user as the panel sends one (<c>io/antmedia/datastore/db/types/User.java</c>): the password is the MD5 of what was typed.</summary>
internal sealed record AmsUser(string Email, string Password, string? Scope = null, string? UserType = null)
{
    // What logs in is shown nowhere.
    public override string ToString() => Email;
}
