# ---- sets the password of a panel user in AMS's database: run once by Systems Manager on the MongoDB node ----
set -eu
umask 077

read_parameter() {
    python3 - "$@" <<'PYTHON'
#include read-parameter.py
PYTHON
}

# mongosh's own log and history go to HOME.
HOME="$(mktemp -d)"
export HOME
trap 'rm -rf "$HOME"' EXIT

# The key never left this machine and Parameter Store; what came with the command says nothing without it.
AMS_PASSWORD="$(read_parameter "$region" "$parameter" "$endpoint_url" 60 5)"
export AMS_PASSWORD
AMS_HASH="$(printf %s "$sealed" | openssl enc -d -aes-256-cbc -pbkdf2 -md sha256 -iter 100000 -base64 -A -pass env:AMS_PASSWORD)"
AMS_EMAIL="$email"
export AMS_HASH AMS_EMAIL

# AMS keeps its users in the collection user of serverdb since 2.4.2, and finds them by email.
cat >"$HOME/set.js" <<'JS'
db.getSiblingDB("admin").auth("ams", process.env.AMS_PASSWORD);
const found = db.getSiblingDB("serverdb").getCollection("user").updateOne({ email: process.env.AMS_EMAIL }, { $set: { password: process.env.AMS_HASH } });
if (found.matchedCount !== 1) quit(3);
JS
timeout 60 mongosh "mongodb://127.0.0.1:27017/admin" --quiet --norc --file "$HOME/set.js" </dev/null
