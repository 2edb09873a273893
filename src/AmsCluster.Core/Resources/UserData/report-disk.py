# Tells CloudWatch how full the disk of the database is, by what read-parameter.py (here aws_call) has for calls to AWS.
import shutil
import sys
import urllib.error

import aws_call


def report(region, cluster, path, endpoint):
    usage = shutil.disk_usage(path)
    # As df counts: what is kept for root is neither used nor free.
    measured = {"MetricName": "DiskUsedPercent", "Unit": "Percent", "Value": f"{100 * usage.used / (usage.used + usage.free):.2f}",
                "Dimensions.member.1.Name": "ClusterName", "Dimensions.member.1.Value": cluster}
    form = {"Action": "PutMetricData", "Version": "2010-08-01", "Namespace": "AmsCluster"}
    form.update({f"MetricData.member.1.{name}": value for name, value in measured.items()})
    aws_call.query("monitoring", region, endpoint, form)


if __name__ == "__main__":
    try:
        report(*sys.argv[1:])
    except urllib.error.HTTPError as error:
        # Where nobody wants notices the node has no right to measure.
        if error.code != 403:
            sys.exit(f"CloudWatch answered {error.code}")
