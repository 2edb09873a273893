# ---- holds back every write to MongoDB: run by Systems Manager on the MongoDB node before a snapshot ----
set -eu
umask 077
root="${AMSCLUSTER_ROOT:-}"
place="$root/run/amscluster-lock"

read_parameter() {
    python3 - "$@" <<'PYTHON'
#include read-parameter.py
PYTHON
}

# Whoever holds this file holds the database, or is about to. The kernel lets go of it for a process that is gone.
mkdir -p "$root/run"
exec 9>"$place.held"
if ! flock -n 9; then
    echo "another backup holds the database just now" >&2
    exit 4
fi
rm -rf "$place"
mkdir "$place"

AMS_PASSWORD=''
if [[ -n $parameter ]]; then AMS_PASSWORD="$(read_parameter "$region" "$parameter" "$endpoint_url" 20 2)"; fi
# mongosh's own log and history go to HOME. The password goes by the environment, which root alone can read.
export AMS_PASSWORD AMS_PLACE="$place" AMS_SECONDS="$seconds" HOME="$place"

cat >"$place/hold.js" <<'JS'
const fs = require("fs");
const place = process.env.AMS_PLACE;
const note = name => fs.writeFileSync(place + "/" + name, "");
const admin = db.getSiblingDB("admin");
if (process.env.AMS_PASSWORD) admin.auth("ams", process.env.AMS_PASSWORD);
note("locking");
try {
    admin.adminCommand({ fsync: 1, lock: true });
} catch (error) {
    if (error.code) fs.rmSync(place + "/locking");
    throw error;
}
note("locked");
const end = Date.now() + Number(process.env.AMS_SECONDS) * 1000;
while (Date.now() < end && !fs.existsSync(place + "/release")) sleep(100);
const told = fs.existsSync(place + "/release");
admin.adminCommand({ fsyncUnlock: 1 });
note("unlocked");
if (told) note("told");
JS

cat >"$place/unlock.js" <<'JS'
const admin = db.getSiblingDB("admin");
if (process.env.AMS_PASSWORD) admin.auth("ams", process.env.AMS_PASSWORD);
try {
    admin.adminCommand({ fsyncUnlock: 1 });
} catch (error) {
    if (error.code !== 20) throw error;
}
JS

# mongosh holds the lock, for it must be let go on the connection that took it: with writes waiting MongoDB may let nobody else log in.
# It watches the time itself. Where it ends without having let go, this shell does; and where that cannot be, a restart of MongoDB does.
cat >"$place/hold" <<'HOLD'
#!/bin/bash
ask() { timeout "$1" mongosh "mongodb://127.0.0.1:27017/admin" --quiet --norc --file "$AMS_PLACE/$2" </dev/null; }
let_go() {
    trap '' TERM INT HUP
    if [[ -n ${child:-} ]]; then kill "$child" 2>/dev/null; wait "$child"; fi
    if [[ -e $AMS_PLACE/unlocked || ! -e $AMS_PLACE/locking ]]; then return; fi
    for _ in 1 2 3; do
        if ask 10 unlock.js; then touch "$AMS_PLACE/unlocked"; return; fi
        sleep "${AMSCLUSTER_PAUSE:-2}"
    done
    systemctl restart mongod
    touch "$AMS_PLACE/restarted" "$AMS_PLACE/unlocked"
}
trap let_go EXIT
trap 'exit 1' TERM INT HUP
ask $((AMS_SECONDS + 30)) hold.js &
child=$!
wait "$child"
child=''
HOLD

setsid bash "$place/hold" </dev/null >"$place/said" 2>&1 &
holder=$!

end=$((SECONDS + ${AMSCLUSTER_WAIT_LOCK:-30}))
until [[ -e $place/locked ]]; do
    if ! kill -0 "$holder" 2>/dev/null || ((SECONDS >= end)); then
        kill "$holder" 2>/dev/null || true
        wait "$holder" || true
        reason="$(grep -v '^ *$' "$place/said" | tail -n 1 | cut -c 1-300 || true)"
        echo "MongoDB did not take the lock: ${reason:-it did not answer in time}" >&2
        exit 3
    fi
    sleep 0.1
done
sync
echo "locked for $seconds s at most"
