# ---- proves that a restored database is good: run by Systems Manager on the MongoDB node after its volume was replaced ----
set -eu
umask 077
root="${AMSCLUSTER_ROOT:-}"
pause="${AMSCLUSTER_PAUSE:-2}"
place="$root/run/amscluster-proof"
config="$root/etc/mongod.conf"

read_parameter() {
    python3 - "$@" <<'PYTHON'
#include read-parameter.py
PYTHON
}

rm -rf "$place"
mkdir -p "$place"
trap 'rm -rf "$place"' EXIT
AMS_PASSWORD=''
if [[ -n $parameter ]]; then AMS_PASSWORD="$(read_parameter "$region" "$parameter" "$endpoint_url" 60 5)"; fi
export AMS_PASSWORD HOME="$place"

# ask ADDRESS JAVASCRIPT. The last words of what failed are in the file said.
ask() {
    printf '%s\n' "$2" >"$place/ask.js"
    timeout 60 mongosh "mongodb://$1/admin" --quiet --norc --file "$place/ask.js" >"$place/said" 2>&1 </dev/null
}
give_up() {
    echo "$1: $(grep -v '^ *$' "$place/said" | tail -n 1 | cut -c 1-300 || true)" >&2
    exit "$2"
}
here=127.0.0.1:27017
login=''
if [[ -n $parameter ]]; then login='db.getSiblingDB("admin").auth("ams", process.env.AMS_PASSWORD);'; fi

# On a volume of another machine the start script runs once more; it may restart mongod.
if command -v cloud-init >/dev/null; then timeout 600 cloud-init status --wait >/dev/null 2>&1 || true; fi

# It may have to take up its journal first.
end=$((SECONDS + ${AMSCLUSTER_WAIT_MONGOD:-300}))
until ask "$here" 'db.adminCommand({ ping: 1 });'; do
    if ((SECONDS >= end)); then give_up "mongod does not answer" 3; fi
    sleep "$pause"
done

# The user of then has the password of then, and the nodes have that of today. Without a user who may change it there is one way:
# a mongod that asks for no password, for a moment, on a socket that only root and mongod's own user reach.
if [[ -n $login ]] && ! ask "$here" "$login"; then
    if ! grep -qi 'auth' "$place/said"; then give_up "mongod could not be asked" 4; fi
    socket="$place/mongo.sock"
    systemctl stop mongod
    trap 'systemctl start mongod; rm -rf "$place"' EXIT
    chown mongodb:mongodb "$place"
    sed -E -e "s#^( *bindIp:).*#\1 $socket#" -e 's#^( *authorization:).*#\1 disabled#' "$config" >"$place/mongod.conf"
    chmod 644 "$place/mongod.conf"
    runuser -u mongodb -- mongod --config "$place/mongod.conf" --fork >"$place/said" 2>&1 || give_up "mongod does not start without a password" 5
    changed=yes
    ask "${socket//\//%2F}" '
#include database-user.js
if (users.getUser("ams")) users.updateUser("ams", { pwd: process.env.AMS_PASSWORD, roles: wanted });
else users.createUser({ user: "ams", pwd: process.env.AMS_PASSWORD, roles: wanted });
' || changed=''
    cp "$place/said" "$place/why"
    runuser -u mongodb -- mongod --config "$place/mongod.conf" --shutdown >/dev/null 2>&1 || true
    cp "$place/why" "$place/said"
    if [[ -z $changed ]]; then give_up "the password of the database user could not be set" 5; fi
    systemctl start mongod
    trap 'rm -rf "$place"' EXIT
    end=$((SECONDS + ${AMSCLUSTER_WAIT_MONGOD:-300}))
    until ask "$here" "$login"; do
        if ((SECONDS >= end)); then give_up "mongod does not take the password" 6; fi
        sleep "$pause"
    done
fi

ask "$here" "$login"'
const own = ["admin", "config", "local"];
const names = db.adminCommand({ listDatabases: 1, nameOnly: true }).databases.map(d => d.name).filter(n => !own.includes(n));
for (const name of names) db.getSiblingDB(name).getCollectionNames();
print("databases=" + names.length);
' || give_up "the databases could not be read" 7
grep '^databases=' "$place/said"
