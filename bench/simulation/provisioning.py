"""How long AWS and the machines need after a call: low, typical and high, with the source of each."""
from __future__ import annotations

from typing import NamedTuple

CASES = ("low", "typical", "high")


class Times(NamedTuple):
    what: str
    low: float
    typical: float
    high: float
    source: str


GITHUB = "https://github.com/"
BOOTS = "https://www.daemonology.net/blog/2021-08-12-EC2-boot-time-benchmarking.html"
COLD = GITHUB + "brevdev/ec2-coldboot-research"
REMOVALS = GITHUB + "Galser/ptfe-prod-ext/blob/master/terraform_destroy.md"

TABLE = {
    "balancer": Times("load balancer: provisioning to active", 126, 159, 300,
                      f"twelve public Terraform logs, 2m6s to 3m7s, median 2m39s, such as {GITHUB}bshehram/myservice-devops-aws-tf (2m42s), "
                      f"{GITHUB}sunilsinghal84/rea-sinatra-app (2m25s) and {GITHUB}DavidGPowers/epcvip-devops-assessment (3m4s); high: \"no more than 5\" minutes "
                      f"on most runs and up to 30 on some, {GITHUB}hashicorp/terraform/issues/24799"),
    "iam": Times("instance profile: made to usable by EC2", 4, 8, 60,
                 f"low: 3 to 4 s, https://ferkakta.dev/iam-eventual-consistency-is-four-seconds; \"typically 5-10 seconds\", {GITHUB}hashicorp/terraform/pull/2037; "
                 f"high: tried again after 60 s, {GITHUB}bottlerocket-os/bottlerocket-test-system/pull/291"),
    "running": Times("instance: pending to running", 5, 16.5, 36,
                     f"low: 4.9 s, {BOOTS}; 16.4 to 16.6 s for six types, {COLD}; high: assumed, twice that, for encrypted volumes are slower "
                     "(https://www.martysweet.co.uk/ec2-launch-times/)"),
    "boot": Times("instance: running to its start script", 3.2, 20, 60,
                  f"low: 3.2 s to SSH, {COLD}; 22.8 s to SSH, {BOOTS}; high: one to two minutes in all, ADMIN 65/2021, Comparing startup times of Linux distros in the cloud"),
    "mongo install": Times("MongoDB: apt-get update and 173 MB of packages", 20, 45, 180,
                           "sizes (653 MB unpacked) as apt says them for MongoDB 8.0 on Ubuntu 24.04; the times are assumed: some ten seconds each to update the lists, fetch and unpack"),
    "mongo start": Times("MongoDB: start, user, checks", 5, 10, 30, "assumed: seven runs of mongosh at about a second, and pauses of the script"),
    "launch": Times("Auto Scaling: group made to first launch", 3, 10, 22,
                    "10 s between a group's change and its launch, in a scaling activity that AWS's EKS workshop shows; low: assumed; high: 22 s in another, of 2018"),
    "ams": Times("AMS: switch to cluster mode, restart, answer", 20, 40, 120, "assumed: no figure was found; a Java server with its applications on 4 vCPUs"),
    "nodes gone": Times("Auto Scaling: group deleted to nodes terminated", 60, 120, 394,
                        f"two minutes, {GITHUB}awslabs/ec2-spot-workshops (lab 1, Measure the Launch Speed); low: assumed; high: 6m34s in a public Terraform log, which is the "
                        f"deregistration delay and the instance; 5m0s in {GITHUB}sunilsinghal84/rea-sinatra-app"),
    "terminated": Times("instance: shutting-down to terminated", 29, 41, 183, f"29 s and 41 s in public Terraform logs; high: 3m3s, {REMOVALS}"),
    "interfaces": Times("load balancer: deleted to its security group free", 5, 38, 300,
                        f"38 s of a classic one, {REMOVALS}; 1 s to 1m51s in other public Terraform logs; high: \"some minutes\", {GITHUB}hashicorp/terraform/issues/3758"),
}


def case(name: str) -> dict[str, float]:
    return {key: getattr(times, name) for key, times in TABLE.items()}
