# ---- counts the streams that are published to this node: run by Systems Manager before a node is replaced ----
set -eu
timeout 60 python3 - "${AMSCLUSTER_WEBAPPS:-/usr/local/antmedia/webapps}" "${AMSCLUSTER_AMS:-http://127.0.0.1:5080}" "$(hostname -I)" <<'PYTHON'
#include live-streams.py
PYTHON
