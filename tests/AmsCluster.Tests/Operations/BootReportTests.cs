using AmsCluster.Operations;

namespace AmsCluster.Tests.Operations;

public class BootReportTests
{
    [Fact]
    public void The_last_failure_on_the_console_counts() => Assert.Equal(
        "AMSCLUSTER FAILED role=node step=\"join\" reason=\"cancelled\"",
        BootReport.FailureIn("[  10.0] cloud-init: AMSCLUSTER FAILED role=node step=\"wait\" reason=\"no database\"\r\nlogin:\n[ 12.3] AMSCLUSTER FAILED role=node step=\"join\" reason=\"cancelled\"\r\n"));

    [Fact]
    public void A_console_without_a_failure_says_nothing() => Assert.Null(BootReport.FailureIn("AMSCLUSTER READY role=node\nlogin:"));
}
