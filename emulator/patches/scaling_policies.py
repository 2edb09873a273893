"""Scaling policies: checked, answered with ARN and alarms, one name a group, gone with their group.

AWS: PutScalingPolicy (answer: PolicyARN, Alarms; target tracking makes two CloudWatch alarms,
`TargetTracking-GROUP-AlarmHigh-…` and `-AlarmLow-…`; ResourceLabel `app/NAME/ID/targetgroup/NAME/ID` must name a
load balancer and a target group that belong together), DescribePolicies (Enabled, Alarms, PredictiveScalingConfiguration
of a predictive policy), DeleteAutoScalingGroup (the policies go too).
moto answers nothing, keeps one policy a name for all groups, checks nothing, gives each policy an empty predictive part
and keeps policies for ever.
"""
from __future__ import annotations

import re
import uuid
from typing import Any

from moto.autoscaling.models import AutoScalingBackend, FakeScalingPolicy
from moto.autoscaling.responses import AutoScalingResponse
from moto.core.responses import ActionResult

from emulator.hooks import around, before, validation
from emulator.patches.group_checks import group_of

PREDEFINED = ("ASGAverageCPUUtilization", "ASGAverageNetworkIn", "ASGAverageNetworkOut", "ALBRequestCountPerTarget")
TYPES = ("SimpleScaling", "StepScaling", "TargetTrackingScaling", "PredictiveScaling")
LABEL = re.compile(r"(app/[^/]+/[0-9a-f]+)/(targetgroup/[^/]+/[0-9a-f]+)")


def check_label(backend: Any, group: Any, label: str | None) -> None:
    found = LABEL.fullmatch(label or "")
    if not found:
        raise validation(f"Invalid resource label: {label}. The format is app/<load-balancer-name>/<load-balancer-id>/"
                         "targetgroup/<target-group-name>/<target-group-id>.")
    balancer, target = found.groups()
    elb = backend.elbv2_backend
    target_group = next((t for t in elb.target_groups.values() if t.arn.endswith(f":{target}")), None)
    if target_group is None or target_group.arn not in group.target_group_arns:
        raise validation(f"The load balancer target group {target} is not attached to the Auto Scaling group "
                         f"{group.name}.")
    if not any(b.arn.endswith(f":loadbalancer/{balancer}") and b.arn in target_group.load_balancer_arns
               for b in elb.load_balancers.values()):
        raise validation(f"The load balancer {balancer} does not exist or does not route traffic to {target}.")


def check_tracking(backend: Any, group: Any, config: dict | None) -> None:
    if not config:
        raise validation("TargetTrackingConfiguration must be specified for policy type TargetTrackingScaling.")
    target = config.get("TargetValue")
    if target is None or float(target) <= 0:
        raise validation("TargetValue must be greater than 0.")
    predefined = config.get("PredefinedMetricSpecification")
    if bool(predefined) == bool(config.get("CustomizedMetricSpecification")):
        raise validation("Exactly one of PredefinedMetricSpecification and CustomizedMetricSpecification must be "
                         "specified.")
    if predefined:
        kind = predefined.get("PredefinedMetricType")
        if kind not in PREDEFINED:
            raise validation(f"1 validation error detected: Value '{kind}' at 'targetTrackingConfiguration."
                             "predefinedMetricSpecification.predefinedMetricType' failed to satisfy constraint: "
                             f"Member must satisfy enum value set: [{', '.join(PREDEFINED)}]")
        if kind == "ALBRequestCountPerTarget":
            check_label(backend, group, predefined.get("ResourceLabel"))


def alarms_for(backend: Any, policy: Any) -> list[dict]:
    if policy.policy_type != "TargetTrackingScaling":
        return []
    config = policy.target_tracking_configuration
    sides = ("High",) if getattr(config, "DisableScaleIn", False) else ("High", "Low")
    made = []
    for side in sides:
        name = f"TargetTracking-{policy.auto_scaling_group_name}-Alarm{side}-{uuid.uuid4()}"
        made.append({"AlarmName": name,
                     "AlarmARN": f"arn:{backend.partition}:cloudwatch:{backend.region_name}:{backend.account_id}:"
                                 f"alarm:{name}"})
    return made


def apply() -> None:
    FakeScalingPolicy.enabled = True  # type: ignore[attr-defined]

    @before(AutoScalingResponse, "put_scaling_policy")
    def check(self: Any) -> None:
        params, backend = self._get_params(), self.autoscaling_backend
        group = group_of(backend, params.get("AutoScalingGroupName"))
        kind = params.get("PolicyType") or "SimpleScaling"
        if kind not in TYPES:
            raise validation(f"1 validation error detected: Value '{kind}' at 'policyType' failed to satisfy "
                             f"constraint: Member must satisfy enum value set: [{', '.join(TYPES)}]")
        if kind == "TargetTrackingScaling":
            check_tracking(backend, group, params.get("TargetTrackingConfiguration"))
            if params.get("AdjustmentType") or params.get("ScalingAdjustment") is not None:
                raise validation("AdjustmentType and ScalingAdjustment cannot be used with policy type "
                                 "TargetTrackingScaling.")
        elif kind in ("SimpleScaling", "StepScaling") and not params.get("AdjustmentType"):
            raise validation(f"AdjustmentType must be specified for policy type {kind}.")

    @around(AutoScalingBackend, "put_scaling_policy")
    def put(original: Any, self: Any, name: str, *args: Any, **kwargs: Any) -> Any:
        # Names are unique in a group; moto's key is the name alone.
        others = {k: p for k, p in self.policies.items() if k != name}
        group = kwargs.get("as_name") or args[3]
        before_ = self.policies.get(f"{group}\x00{name}")
        policy = original(self, name, *args, **kwargs)
        self.policies = others
        policy.uuid = getattr(before_, "uuid", None) or str(uuid.uuid4())
        policy.alarms = alarms_for(self, policy)
        policy.enabled = True
        policy.predictive_scaling_configuration = policy.predictive_scaling_configuration or None
        self.policies[f"{group}\x00{name}"] = policy
        return policy

    def arn(policy: Any) -> str:
        backend = policy.autoscaling_backend
        return (f"arn:{backend.partition}:autoscaling:{backend.region_name}:{backend.account_id}:scalingPolicy:"
                f"{getattr(policy, 'uuid', '')}:autoScalingGroupName/{policy.auto_scaling_group_name}:"
                f"policyName/{policy.name}")

    FakeScalingPolicy.arn = FakeScalingPolicy.policy_arn = property(arn)  # type: ignore[method-assign,assignment]

    @around(AutoScalingResponse, "put_scaling_policy")
    def answer(original: Any, self: Any) -> ActionResult:
        original(self)
        params = self._get_params()
        policy = self.autoscaling_backend.policies[f"{params['AutoScalingGroupName']}\x00{params['PolicyName']}"]
        policy.enabled = params.get("Enabled", True) not in (False, "false")
        return ActionResult({"PolicyARN": policy.arn, "Alarms": policy.alarms})

    @before(AutoScalingResponse, "describe_policies")
    def describe(self: Any) -> None:
        name = self._get_param("AutoScalingGroupName")
        if name:
            group_of(self.autoscaling_backend, name)

    def find(backend: Any, group: str | None, name: str) -> str:
        for key, policy in backend.policies.items():
            if (policy.name == name and group in (None, policy.auto_scaling_group_name)) or policy.arn == name:
                return key
        raise validation("PolicyName not found - There is no policy with this name or ARN.")

    @before(AutoScalingResponse, "delete_policy")
    def delete(self: Any) -> ActionResult:
        params, backend = self._get_params(), self.autoscaling_backend
        del backend.policies[find(backend, params.get("AutoScalingGroupName"), params["PolicyName"])]
        return ActionResult({})

    @before(AutoScalingResponse, "execute_policy")
    def execute(self: Any) -> ActionResult:
        params, backend = self._get_params(), self.autoscaling_backend
        backend.policies[find(backend, params.get("AutoScalingGroupName"), params["PolicyName"])].execute()
        return ActionResult({})

    @around(AutoScalingBackend, "delete_auto_scaling_group")
    def gone(original: Any, self: Any, group_name: str) -> None:
        original(self, group_name)
        self.policies = {k: p for k, p in self.policies.items() if p.auto_scaling_group_name != group_name}
        for store in (self.lifecycle_hooks, self.scheduled_actions):
            for key in [k for k, v in store.items() if v.auto_scaling_group_name == group_name]:
                del store[key]
