# ---- what a node does for the lifecycle hooks of its group ----
step "look after the lifecycle of the node"
cat >"$lib/live_streams.py" <<'PYTHON'
#include live-streams.py
PYTHON
cat >"$lib/lifecycle.py" <<'PYTHON'
#include lifecycle.py
PYTHON
# A group's name may have what systemd reads something into.
printf '%s\n' "$region" "$endpoint_url" "$group" "$ending_hook" "$drain_minutes" "$starting_hook" >"$lib/lifecycle.conf"
cat >"$units/amscluster-lifecycle.service" <<UNIT
[Unit]
After=network-online.target
[Service]
ExecStart=/usr/bin/python3 $lib/lifecycle.py $lib/lifecycle.conf $state
StandardOutput=journal+console
Restart=on-failure
RestartSec=30
[Install]
WantedBy=multi-user.target
UNIT
quiet systemctl daemon-reload
quiet systemctl enable --now amscluster-lifecycle.service

