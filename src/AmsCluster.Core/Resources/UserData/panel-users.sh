# ---- reads or changes the users of AMS's panel: run by Systems Manager on the MongoDB node, which alone reaches the database ----
set -eu
umask 077
set +x
run="${AMSCLUSTER_ROOT:-}/run"

read_parameter() {
    python3 - "$@" <<'PYTHON'
#include read-parameter.py
PYTHON
}

if ! command -v mongosh >/dev/null; then
    echo "mongosh is not installed here" >&2
    exit 7
fi

# mongosh's own log and history go to HOME.
HOME="$(mktemp -d)"
export HOME
trap 'rm -rf "$HOME"' EXIT

# What is given to this machine in secret is sealed with a key that it has made itself, for this once: AWS keeps commands and what
# they print for all to see who may list them.
if [ -n "$sealed" ]; then
    AMS_HASH="$(printf %s "$sealed" | openssl base64 -d -A | openssl pkeyutl -decrypt -inkey "$run/$key/private.pem" -pkeyopt rsa_padding_mode:oaep -pkeyopt rsa_oaep_md:sha256 2>/dev/null)" || {
        echo "the key that this was sealed with is not here" >&2
        exit 9
    }
    export AMS_HASH
    rm -rf "${run:?}/$key"
fi

AMS_URI="mongodb://${AMSCLUSTER_MONGO:-127.0.0.1:27017}/"
AMS_SECRET=
if [ -n "$parameter" ]; then
    AMS_URI="mongodb://ams:{secret}@${AMSCLUSTER_MONGO:-127.0.0.1:27017}/"
    AMS_SECRET="$(read_parameter "$region" "$parameter" "$endpoint_url" "${AMSCLUSTER_WAIT_PARAMETER:-60}" "${AMSCLUSTER_PAUSE:-5}")"
fi
AMS_EMAIL="$email"
export AMS_URI AMS_SECRET AMS_EMAIL
cat >"$HOME/users.js" <<'JS'
#include panel-users.js
JS
timeout 60 mongosh --nodb --quiet --norc --file "$HOME/users.js" </dev/null

# Only for who asks first: without a hash.
if [ -z "$sealed" ]; then
    find "$run" -maxdepth 1 -name 'amscluster-key.*' -mmin +60 -exec rm -rf {} + 2>/dev/null || true
    key="$(mktemp -d "$run/amscluster-key.XXXXXXXXXX")"
    openssl genpkey -algorithm RSA -pkeyopt rsa_keygen_bits:3072 -out "$key/private.pem" 2>"$HOME/openssl" || {
        cat "$HOME/openssl" >&2
        exit 8
    }
    echo "${key##*/}"
    openssl pkey -in "$key/private.pem" -pubout
fi
