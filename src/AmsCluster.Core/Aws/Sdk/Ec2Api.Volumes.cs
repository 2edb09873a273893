using Amazon.EC2.Model;
using Amazon.EC2.Model.Internal.MarshallTransformations;

namespace AmsCluster.Aws.Sdk;

/// <content>Volumes and snapshots.</content>
internal static partial class Ec2Api
{
    public static SdkRequest<AttachVolumeResponse> AttachVolume(AttachVolumeRequest request) =>
        new(AwsService.Ec2, request, AttachVolumeRequestMarshaller.Instance,
            AttachVolumeResponseUnmarshaller.Instance);

    public static SdkRequest<CreateSnapshotResponse> CreateSnapshot(CreateSnapshotRequest request) =>
        new(AwsService.Ec2, request, CreateSnapshotRequestMarshaller.Instance,
            CreateSnapshotResponseUnmarshaller.Instance)
        {
            IsRepeatable = false,
            Needed = r => r.Snapshot?.SnapshotId,
        };

    public static SdkRequest<CreateVolumeResponse> CreateVolume(CreateVolumeRequest request) =>
        new(AwsService.Ec2, request, CreateVolumeRequestMarshaller.Instance,
            CreateVolumeResponseUnmarshaller.Instance)
        {
            IsRepeatable = request.ClientToken is not null,
            Needed = r => r.Volume?.VolumeId,
        };

    public static SdkRequest<DeleteSnapshotResponse> DeleteSnapshot(DeleteSnapshotRequest request) =>
        new(AwsService.Ec2, request, DeleteSnapshotRequestMarshaller.Instance,
            DeleteSnapshotResponseUnmarshaller.Instance);

    public static SdkRequest<DeleteVolumeResponse> DeleteVolume(DeleteVolumeRequest request) =>
        new(AwsService.Ec2, request, DeleteVolumeRequestMarshaller.Instance,
            DeleteVolumeResponseUnmarshaller.Instance);

    /// <summary>Without an owner it lists everyone's public snapshots too.</summary>
    public static SdkRequest<DescribeSnapshotsResponse> DescribeSnapshots(DescribeSnapshotsRequest request) =>
        new(AwsService.Ec2, request, DescribeSnapshotsRequestMarshaller.Instance,
            DescribeSnapshotsResponseUnmarshaller.Instance);

    public static SdkRequest<DescribeVolumesResponse> DescribeVolumes(DescribeVolumesRequest request) =>
        new(AwsService.Ec2, request, DescribeVolumesRequestMarshaller.Instance,
            DescribeVolumesResponseUnmarshaller.Instance);

    public static SdkRequest<DetachVolumeResponse> DetachVolume(DetachVolumeRequest request) =>
        new(AwsService.Ec2, request, DetachVolumeRequestMarshaller.Instance,
            DetachVolumeResponseUnmarshaller.Instance);

    /// <summary>AWS takes up to four changes of a volume within 24 hours.</summary>
    public static SdkRequest<ModifyVolumeResponse> ModifyVolume(ModifyVolumeRequest request) =>
        new(AwsService.Ec2, request, ModifyVolumeRequestMarshaller.Instance,
            ModifyVolumeResponseUnmarshaller.Instance)
        {
            IsRepeatable = false,
        };
}
