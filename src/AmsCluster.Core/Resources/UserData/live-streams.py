import json
import os
import sys
import time
import urllib.request

# 50 is what every version of AMS gives at a time; newer ones give up to 250.
PAGE = 50
# A stream whose publisher has vanished stays "broadcasting" in the database; AMS renews the time of one that lives every few seconds.
ALIVE_MS = 60000

webapps, server, addresses = sys.argv[1], sys.argv[2], sys.argv[3].split()
direct = urllib.request.build_opener(urllib.request.ProxyHandler({}))


def page(app, offset):
    with direct.open("%s/%s/rest/v2/broadcasts/list/%d/%d" % (server, app, offset, PAGE), timeout=10) as answer:
        return json.load(answer)


def is_here(broadcast):
    if broadcast.get("status") != "broadcasting" or broadcast.get("originAdress") not in addresses:
        return False
    renewed = broadcast.get("updateTime") or 0
    return not renewed or time.time() * 1000 - renewed < ALIVE_MS


count = 0
for app in sorted(os.listdir(webapps)):
    if app == "root" or not os.path.isdir(os.path.join(webapps, app, "WEB-INF")):
        continue
    offset = 0
    while True:
        found = page(app, offset)
        count += sum(1 for broadcast in found if is_here(broadcast))
        offset += len(found)
        if len(found) < PAGE:
            break
print("AMSCLUSTER STREAMS %d" % count)
