# ---- lets MongoDB write again: run by Systems Manager on the MongoDB node when a snapshot has begun ----
set -eu
place="${AMSCLUSTER_ROOT:-}/run/amscluster-lock"
touch "$place/release"
# Held until the process that holds the database is through.
exec 9>>"$place.held"
if ! flock -w "${AMSCLUSTER_WAIT_RELEASE:-60}" 9; then
    echo "MongoDB is still being let go" >&2
    exit 5
fi
if [[ -e $place/told ]]; then
    rm -rf "$place"
    echo "held until now"
    exit 0
fi
if [[ -e $place/restarted ]]; then why="MongoDB had to be restarted to let go"; else why="the lock was let go before"; fi
rm -rf "$place"
echo "$why" >&2
exit 6
