namespace AmsCluster.Micro.Wire;

/// <summary>What EC2 answers to DescribeInstances, with much that nobody here looks at: to pass it by takes time as well.</summary>
internal static class InstancesAnswer
{
    public static string Of(int nodes) => $"""
        <?xml version="1.0" encoding="UTF-8"?>
        <DescribeInstancesResponse xmlns="http://ec2.amazonaws.com/doc/2016-11-15/">
            <requestId>11112222-3333-4444-5555-666677778888</requestId>
            <reservationSet>{string.Concat(Enumerable.Range(0, nodes).Select(Reservation))}</reservationSet>
        </DescribeInstancesResponse>
        """;

    static string Reservation(int i) => $"""
            <item>
                <reservationId>r-{i:x17}</reservationId>
                <ownerId>123456789012</ownerId>
                <requesterId>940372691376</requesterId>
                <groupSet/>
                <instancesSet>
                    <item>
                        <instanceId>i-{i:x17}</instanceId>
                        <imageId>ami-0123456789abcdef0</imageId>
                        <instanceState><code>16</code><name>running</name></instanceState>
                        <privateDnsName>ip-172-31-0-{i}.ap-south-1.compute.internal</privateDnsName>
                        <dnsName>ec2-13-0-0-{i}.ap-south-1.compute.amazonaws.com</dnsName>
                        <reason/>
                        <keyName>ant</keyName>
                        <amiLaunchIndex>0</amiLaunchIndex>
                        <productCodes><item><productCode>0123456789abcdefghijklmno</productCode><type>marketplace</type></item></productCodes>
                        <instanceType>c5.xlarge</instanceType>
                        <launchTime>2026-01-02T03:04:05.000Z</launchTime>
                        <placement><availabilityZone>ap-south-1a</availabilityZone><groupName/><tenancy>default</tenancy></placement>
                        <monitoring><state>enabled</state></monitoring>
                        <subnetId>subnet-0123456789abcdef0</subnetId>
                        <vpcId>vpc-0123456789abcdef0</vpcId>
                        <privateIpAddress>172.31.0.{i}</privateIpAddress>
                        <ipAddress>13.0.0.{i}</ipAddress>
                        <sourceDestCheck>true</sourceDestCheck>
                        <groupSet><item><groupId>sg-0123456789abcdef0</groupId><groupName>live-node</groupName></item></groupSet>
                        <architecture>x86_64</architecture>
                        <rootDeviceType>ebs</rootDeviceType>
                        <rootDeviceName>/dev/sda1</rootDeviceName>
                        <blockDeviceMapping>
                            <item>
                                <deviceName>/dev/sda1</deviceName>
                                <ebs><volumeId>vol-{i:x17}</volumeId><status>attached</status><attachTime>2026-01-02T03:04:06.000Z</attachTime><deleteOnTermination>true</deleteOnTermination></ebs>
                            </item>
                        </blockDeviceMapping>
                        <virtualizationType>hvm</virtualizationType>
                        <clientToken>00000000-0000-4000-8000-{i:d12}</clientToken>
                        <tagSet>
                            <item><key>Name</key><value>live-edge</value></item>
                            <item><key>amscluster:cluster</key><value>live</value></item>
                            <item><key>aws:autoscaling:groupName</key><value>live-edge</value></item>
                            <item><key>aws:ec2launchtemplate:version</key><value>3</value></item>
                            <item><key>cost-centre</key><value>Live &amp; streaming</value></item>
                        </tagSet>
                        <hypervisor>xen</hypervisor>
                        <networkInterfaceSet>{Interface(i)}</networkInterfaceSet>
                        <iamInstanceProfile><arn>arn:aws:iam::123456789012:instance-profile/amscluster-live-ap-south-1</arn><id>AIPA0123456789ABCDEFG</id></iamInstanceProfile>
                        <ebsOptimized>false</ebsOptimized>
                        <enaSupport>true</enaSupport>
                        <cpuOptions><coreCount>2</coreCount><threadsPerCore>2</threadsPerCore></cpuOptions>
                        <capacityReservationSpecification><capacityReservationPreference>open</capacityReservationPreference></capacityReservationSpecification>
                        <hibernationOptions><configured>false</configured></hibernationOptions>
                        <metadataOptions><state>applied</state><httpTokens>required</httpTokens><httpPutResponseHopLimit>2</httpPutResponseHopLimit><httpEndpoint>enabled</httpEndpoint></metadataOptions>
                        <enclaveOptions><enabled>false</enabled></enclaveOptions>
                    </item>
                </instancesSet>
            </item>
        """;

    static string Interface(int i) => $"""
        <item>
            <networkInterfaceId>eni-{i:x17}</networkInterfaceId><subnetId>subnet-0123456789abcdef0</subnetId><vpcId>vpc-0123456789abcdef0</vpcId>
            <description/><ownerId>123456789012</ownerId><status>in-use</status><macAddress>02:00:00:00:00:{i % 256:x2}</macAddress>
            <privateIpAddress>172.31.0.{i}</privateIpAddress><sourceDestCheck>true</sourceDestCheck>
            <groupSet><item><groupId>sg-0123456789abcdef0</groupId><groupName>live-node</groupName></item></groupSet>
            <attachment><attachmentId>eni-attach-{i:x17}</attachmentId><deviceIndex>0</deviceIndex><status>attached</status><deleteOnTermination>true</deleteOnTermination></attachment>
        </item>
        """;
}
