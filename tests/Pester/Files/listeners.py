"""Prints the listeners of a load balancer on the emulator with their rules, as the stand-in of AMS takes them.

    python3 listeners.py EMULATOR_URL REGION LOAD_BALANCER
"""
import json
import sys

import boto3

url, region, name = sys.argv[1:]
elb = boto3.client("elbv2", endpoint_url=url, region_name=region)
arn = elb.describe_load_balancers(Names=[name])["LoadBalancers"][0]["LoadBalancerArn"]
listeners = {}
for listener in elb.describe_listeners(LoadBalancerArn=arn)["Listeners"]:
    action = listener["DefaultActions"][0]
    rules = elb.describe_rules(ListenerArn=listener["ListenerArn"])["Rules"]
    target = action.get("RedirectConfig")
    redirect = f"https://#{{host}}:{target['Port']}/#{{path}}?#{{query}}" if target else None
    listeners[str(listener["Port"])] = {"redirect": redirect, "rules": rules}
print(json.dumps(listeners))
