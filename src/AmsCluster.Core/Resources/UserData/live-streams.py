import json
import os
import sys
import time
import urllib.request

# 50 is what every version of AMS gives at a time; newer ones give up to 250.
PAGE = 50
# A stream whose publisher has vanished stays "broadcasting" in the database; AMS renews the time of one that lives every few seconds.
ALIVE_MS = 60000

direct = urllib.request.build_opener(urllib.request.ProxyHandler({}))


def applications(webapps):
    return [app for app in sorted(os.listdir(webapps)) if app != "root" and os.path.isdir(os.path.join(webapps, app, "WEB-INF"))]


def ask(server, app, path):
    with direct.open("%s/%s/rest/v2/broadcasts/%s" % (server, app, path), timeout=10) as answer:
        return json.load(answer)


def is_here(broadcast, addresses):
    if broadcast.get("status") != "broadcasting" or broadcast.get("originAdress") not in addresses:
        return False
    renewed = broadcast.get("updateTime") or 0
    return not renewed or time.time() * 1000 - renewed < ALIVE_MS


def published(webapps, server, addresses):
    """How many streams are published to this node; the list is that of the whole cluster."""
    count = 0
    for app in applications(webapps):
        offset = 0
        while True:
            found = ask(server, app, "list/%d/%d" % (offset, PAGE))
            count += sum(1 for broadcast in found if is_here(broadcast, addresses))
            offset += len(found)
            if len(found) < PAGE:
                break
    return count


if __name__ == "__main__":
    print("AMSCLUSTER STREAMS %d" % published(sys.argv[1], sys.argv[2], sys.argv[3].split()))
