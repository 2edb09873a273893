"""Launch template versions: made from a source, deleted, numbered for ever; checks of names and user data; paging.

AWS: CreateLaunchTemplateVersion (SourceVersion: what the new version does not say it takes from there),
DeleteLaunchTemplateVersions, CreateLaunchTemplate (TagSpecifications there tag the template, not its instances),
DescribeLaunchTemplates, EC2 error codes.
moto ignores SourceVersion, lacks DeleteLaunchTemplateVersions, writes the template's own tags into its data, names
every missing template by name, stops after 15 without a token and tells the tags of the first hour for ever.
"""
from __future__ import annotations

import re
from typing import Any

from moto.core.responses import ActionResult
from moto.ec2.models.launch_templates import LaunchTemplate, LaunchTemplateBackend
from moto.ec2.responses import EC2Response
from moto.ec2.utils import parse_user_data

from emulator.hooks import AwsError, added, around, before, invalid_value
from emulator.launch import check_user_data


def find_template(backend: Any, template_id: str | None, name: str | None) -> LaunchTemplate:
    if template_id and name:
        raise AwsError("InvalidParameterCombination", "You may specify a launch template ID or a launch template "
                                                      "name, but not both.")
    if template_id:
        if not re.fullmatch(r"lt-[0-9a-f]{8,17}", template_id):
            raise AwsError("InvalidLaunchTemplateId.Malformed", f"Invalid launch template ID: '{template_id}'")
        if template_id not in backend.launch_templates:
            raise AwsError("InvalidLaunchTemplateId.NotFound",
                           f"The specified launch template, with template ID {template_id}, does not exist.")
        return backend.launch_templates[template_id]
    if not name:
        raise AwsError("MissingParameter", "Either a launch template ID or a launch template name must be specified.")
    if name not in backend.launch_template_name_to_ids:
        raise AwsError("InvalidLaunchTemplateName.NotFoundException",
                       f"The specified launch template, with template name {name}, does not exist.")
    return backend.launch_templates[backend.launch_template_name_to_ids[name]]


def find_version(backend: Any, spec: dict) -> tuple[LaunchTemplate, Any]:
    template = find_template(backend, spec.get("LaunchTemplateId"), spec.get("LaunchTemplateName"))
    return template, template.get_version(spec.get("Version") or "$Default")


def check_data(data: dict) -> None:
    if data.get("UserData") is not None:
        check_user_data(parse_user_data(str(data["UserData"])))


def apply() -> None:
    @around(LaunchTemplate, "get_version")
    def get_version(original: Any, self: Any, num: Any) -> Any:
        wanted = str(num)
        if wanted == "$Latest":
            return self.versions[-1]
        number = self.default_version_number if wanted == "$Default" else wanted
        for version in self.versions:
            if str(version.number) == str(number):
                return version
        raise AwsError("InvalidLaunchTemplateId.VersionNotFound",
                       f"Could not find the specified version {num} for the launch template with ID {self.id}.")

    @around(LaunchTemplate, "default_version")
    def default_version(original: Any, self: Any) -> Any:
        return self.get_version("$Default")

    @around(LaunchTemplate, "create_version")
    def create_version(original: Any, self: Any, data: dict, description: str) -> Any:
        version = original(self, data, description)
        # Numbers are never used again, also after the newest version was deleted.
        version.number = self.last_number = getattr(self, "last_number", 0) + 1
        return version

    @before(EC2Response, "create_launch_template")
    def create(self: Any) -> None:
        params = self._get_params()
        name = params.get("LaunchTemplateName") or ""
        if not re.fullmatch(r"[a-zA-Z0-9().\-/_]{3,128}", name):
            raise AwsError("InvalidLaunchTemplateName.MalformedException",
                           "A launch template name must be between 3 and 128 characters, and may contain letters, "
                           "numbers, and the following characters: - ( ) . / _.")
        check_data(params.get("LaunchTemplateData", {}))

    @around(LaunchTemplateBackend, "create_launch_template")
    def keep_apart(original: Any, self: Any, name: str, description: str, data: dict, tag_spec: dict) -> Any:
        specs = [s for s in data.get("TagSpecifications", []) if s["ResourceType"] != "launch-template"]
        data = {k: v for k, v in data.items() if k != "TagSpecifications" and v is not None}
        if specs:
            data["TagSpecifications"] = specs
        return original(self, name, description, data, tag_spec)

    # CreateTags and DeleteTags reach a template as any other thing; moto keeps what was there at the start.
    LaunchTemplate.tags = property(lambda self: self.get_tags(), lambda self, tags: None)

    @before(EC2Response, "create_launch_template_version")
    def create_from_source(self: Any) -> None:
        params = self._get_params()
        template = find_template(self.ec2_backend, params.get("LaunchTemplateId"), params.get("LaunchTemplateName"))
        data = dict(params.get("LaunchTemplateData") or {})
        check_data(data)
        if data.get("UserData") is not None:
            data["UserData"] = parse_user_data(str(data["UserData"]))
        if params.get("SourceVersion"):
            data = {**template.get_version(params["SourceVersion"]).data, **data}
        params["LaunchTemplateData"] = data

    @added(EC2Response, "delete_launch_template_versions")
    def delete_versions(self: Any) -> ActionResult:
        params = self._get_params()
        template = find_template(self.ec2_backend, params.get("LaunchTemplateId"), params.get("LaunchTemplateName"))
        self.error_on_dryrun()
        done, failed = [], []
        for wanted in params.get("Versions", []):
            number = int(wanted) if str(wanted).isdigit() else None
            entry = {"LaunchTemplateId": template.id, "LaunchTemplateName": template.name, "VersionNumber": number}
            version = next((v for v in template.versions if v.number == number), None)
            if version is None:
                failed.append({**entry, "ResponseError": {
                    "Code": "launchTemplateVersionDoesNotExist", "Message": "The specified launch template version "
                                                                            "does not exist."}})
            elif number == template.default_version_number:
                raise AwsError("OperationNotPermitted",
                               f"You cannot delete the default version of launch template {template.id}.")
            else:
                template.versions.remove(version)
                done.append(entry)
        return ActionResult({"SuccessfullyDeletedLaunchTemplateVersions": done,
                             "UnsuccessfullyDeletedLaunchTemplateVersions": failed})

    def named(self: Any) -> None:
        params = self._get_params()
        find_template(self.ec2_backend, params.get("LaunchTemplateId"), params.get("LaunchTemplateName"))

    before(EC2Response, "delete_launch_template")(named)
    before(EC2Response, "modify_launch_template")(named)

    @before(LaunchTemplateBackend, "modify_launch_template")
    def resolve_default(self: Any, default_version: str, template_name: Any = None, template_id: Any = None) -> None:
        find_template(self, template_id, template_name).get_version(default_version)

    @before(EC2Response, "describe_launch_template_versions")
    def describe_versions(self: Any) -> None:
        params = self._get_params()
        if params.get("LaunchTemplateId") or params.get("LaunchTemplateName"):
            named(self)
        params.setdefault("MaxResults", 200)

    @around(EC2Response, "describe_launch_templates")
    def describe(original: Any, self: Any) -> Any:
        params = self._get_params()
        for template_id in params.get("LaunchTemplateIds", []):
            find_template(self.ec2_backend, template_id, None)
        for name in params.get("LaunchTemplateNames", []):
            find_template(self.ec2_backend, None, name)
        limit, token = params.get("MaxResults"), params.get("NextToken")
        params["MaxResults"] = 10**6
        answer = original(self)
        templates = answer.result["LaunchTemplates"]
        for template in templates:
            # moto shows the tags of the creation for ever.
            tags = self.ec2_backend.describe_tags(filters={"resource-id": [template["LaunchTemplateId"]]})
            template["Tags"] = [{"Key": tag["key"], "Value": tag["value"]} for tag in tags]
        start = int(token) if token and str(token).isdigit() else 0
        if token and not str(token).isdigit():
            raise invalid_value("Invalid value for 'NextToken'")
        end = start + int(limit or 200)
        answer.result["LaunchTemplates"] = templates[start:end]
        answer.result["NextToken"] = str(end) if end < len(templates) else None
        return answer
