# ---- the first act of a node: nothing is served before it is configured ----
ams="$root/usr/local/antmedia"
units="$root/etc/systemd/system"

# The image starts AMS before this script: as a standalone server, with users of its own. From here on systemd starts it
# only once this file exists, also after a restart of the machine.
step "stop Ant Media Server until this node is configured"
configured="$state/configured"
rm -f "$configured"
mkdir -p "$units/antmedia.service.d"
printf '[Unit]\nConditionPathExists=%s\n' "$configured" >"$units/antmedia.service.d/amscluster.conf"
quiet systemctl daemon-reload
stop_ams() { systemctl stop antmedia >/dev/null 2>&1 || true; } # no such service yet, where the image still installs it
undo() {
    rm -f "$configured"
    stop_ams
}
stop_ams
cat >"$lib/cluster_member.py" <<'PYTHON'
#include cluster-member.py
PYTHON
