"""An application's settings and how the panel takes them: AppSettings.java, AntMediaApplicationAdapter.updateSettings."""
from __future__ import annotations

import secrets

# Some of AppSettings' fields, of every kind that it has, with their defaults.
DEFAULTS = {
    "remoteAllowedCIDR": "127.0.0.1", "ipFilterEnabled": True, "jwtControlEnabled": False, "jwtSecretKey": "",
    "mp4MuxingEnabled": False, "hlsMuxingEnabled": True, "hlsListSize": "15", "hlsTime": "2", "encoderSettings": [],
    "listenerHookURL": "", "webRTCViewerLimit": -1, "ingestingStreamLimit": -1, "allowedPublisherCIDR": "", "s3SecretKey": "",
    "publishTokenControlEnabled": False, "playTokenControlEnabled": False, "publishJwtControlEnabled": False, "playJwtControlEnabled": False,
    "timeTokenPeriod": 60, "recordingSubfolder": None, "customSettings": {}, "appStatus": "installed", "appName": "", "updateTime": 0,
}


def fresh() -> dict:
    """As a new application has them. The key by which nodes know each other is drawn by lot, once for all."""
    return {**DEFAULTS, "encoderSettings": [], "customSettings": {}, "clusterCommunicationKey": secrets.token_hex(16)}


def taken(posted: dict, now: float) -> dict | None:
    """What becomes of what is posted: fields that are left out have their defaults, unknown ones are dropped. None where it is refused."""
    made = {name: posted.get(name, default) for name, default in fresh().items()}
    if any(encoder.get("height", 0) <= 0 for encoder in made["encoderSettings"] or []):
        return None
    for use in ("publish", "play"):
        if made[f"{use}TokenControlEnabled"] and made[f"{use}JwtControlEnabled"]:
            return None
    if made["hlsListSize"] is None or int(made["hlsListSize"]) < 5:
        made["hlsListSize"] = "5"
    if made["hlsTime"] is None or int(made["hlsTime"]) < 1:
        made["hlsTime"] = "1"
    made["updateTime"] = int(now * 1000)
    return made
