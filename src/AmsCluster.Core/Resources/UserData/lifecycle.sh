# ---- what a node does for the lifecycle hooks of its group ----
step "install the lifecycle service"
cat >"$lib/live_streams.py" <<'PYTHON'
#include live-streams.py
PYTHON
cat >"$lib/lifecycle.py" <<'PYTHON'
#include lifecycle.py
PYTHON
# In a file: a group's name may have characters that systemd interprets.
printf '%s\n' "$region" "$endpoint_url" "$group" "$ending_hook" "$drain_minutes" "$starting_hook" \
    "$whole" "$((wait_ams + wait_connected))" >"$lib/lifecycle.conf"
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

