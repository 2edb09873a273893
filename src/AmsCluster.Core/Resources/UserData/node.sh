# ---- a node of the cluster, origin or edge, on the Marketplace image of Ant Media Server ----
ams="$root/usr/local/antmedia"
ams_url="${AMSCLUSTER_AMS_URL:-http://127.0.0.1:5080}"

step "wait for Ant Media Server to be installed"
installed() { ls "$ams/change_server_mode.sh" "$ams/conf/red5.properties" "$ams/conf/jee-container.xml"; }
wait_for "${AMSCLUSTER_WAIT_INSTALL:-$wait_install}" "the files of Ant Media Server in $ams" installed

uri="$uri_template"
hole='{secret}'
if [[ -n $parameter ]]; then
    read_secret
    if [[ $uri_template == "$hole" ]]; then
        uri="$secret" # a whole address, written by its owner
        login="${uri#*://}"
        if [[ $login == *@* ]]; then login="${login%%@*}" && hidden+=("${login#*:}"); fi
    else
        encoded="$(printf '%s' "$secret" | python3 -c 'import sys, urllib.parse as u; print(u.quote(sys.stdin.buffer.read(), safe=""))')"
        uri=${uri_template//"$hole"/"$encoded"}
        hidden+=("$encoded")
    fi
fi
# change_server_mode.sh takes anything else for Redis, splits at blanks and lets sed read backslashes.
address='^mongodb(\+srv)?://[^[:space:]\]+$'
if [[ ! $uri =~ $address ]]; then
    die "the database address ${parameter:+(parameter $parameter) }does not read mongodb://... or mongodb+srv://..., or has a blank or backslash"
fi

# Tries the hosts of the address, which comes by stdin; ports: only says which ports they are on.
database() {
    printf '%s' "$uri" | within python3 -c '
import re, socket, sys
hosts = re.split("[/?]", sys.stdin.read().split("://", 1)[1].rsplit("@", 1)[-1])[0].split(",")
errors = []
for entry in hosts:
    host, _, port = entry.rpartition(":") if re.search(r":\d+$", entry) else (entry, "", "27017")
    if sys.argv[1] == "ports":
        print(port)
        continue
    try:
        socket.create_connection((host.strip("[]"), int(port)), 5).close()
        sys.exit(0)
    except OSError as error:
        errors.append(f"{host}:{port}: {error}")
if errors:
    sys.exit("; ".join(errors))
' "$1"
}

# The hosts behind mongodb+srv are known to DNS only: there the driver inside AMS does the waiting.
if [[ $uri == mongodb://* ]]; then
    step "wait for the database"
    wait_for "${AMSCLUSTER_WAIT_DATABASE:-$((wait_database - $(elapsed)))}" "the database to accept a connection" database try
fi

# The script edits with sed and does not look whether that worked, so what counts is what the files say now.
# The comparisons are the shell's own: a grep for the address would show it as an argument.
wrong_config() {
    local value file
    value="$(sed -n 's/^clusterdb\.host=//p' "$ams/conf/red5.properties")"
    if [[ $value != "$uri" ]]; then echo "conf/red5.properties does not name the database in clusterdb.host"; return; fi
    if ! grep -q '<!-- cluster start -->' "$ams/conf/jee-container.xml" || grep -qE '<!-- cluster start *$' "$ams/conf/jee-container.xml"; then
        echo "the cluster beans in conf/jee-container.xml are still commented out"
        return
    fi
    for file in "$ams"/webapps/*/WEB-INF/red5-web.properties; do
        if [[ -e $file ]] && grep -q '^db\.type=' "$file" && ! grep -q '^db\.type=mongodb' "$file"; then
            echo "${file#"$ams"/} does not say db.type=mongodb"
            return
        fi
    done
}

# Before the switch, which starts AMS anew. The load balancer looks after its nodes from within the VPC: were that not let in, all would count as ill.
if [[ -n $dashboard_from ]]; then
    step "limit who reaches the dashboard"
    vpc="$(python3 -c 'import sys; sys.path.insert(0, sys.argv[1]); import aws_call; print(",".join(aws_call.vpc_blocks()))' "$lib" 2>"$work/out")"
    property=server.allowed_dashboard_CIDR
    allowed="127.0.0.1/32,$vpc,$dashboard_from"
    if [[ "$(sed -n "s/^$property=//p" "$ams/conf/red5.properties")" != "$allowed" ]]; then
        sed -i "/^$property=/d" "$ams/conf/red5.properties"
        printf '%s=%s\n' "$property" "$allowed" >>"$ams/conf/red5.properties"
        if [[ -z "$(wrong_config)" ]]; then quiet systemctl restart antmedia; fi
    fi
fi

step "switch to cluster mode"
# conf/initialized stays as it is: while it is missing, the image's own init.sh makes the first administrator (JamesBond with
# the instance id as password). With the file there and no administrator, the first visitor could make himself one.
if [[ -n "$(wrong_config)" ]]; then
    # The address as argument is the only way that AMS offers: for these seconds it is in the process list of this machine,
    # and afterwards in AMS's own configuration files. No input: since 3.0 the script asks about an address that it does not
    # know, and must then end with "cancelled" instead of waiting.
    cd "$ams"
    quiet within timeout -k 5 "$wait_switch" ./change_server_mode.sh cluster "$uri"
    cd /
    wrong="$(wrong_config)"
    if [[ -n $wrong ]]; then die "change_server_mode.sh reported success, but $wrong"; fi
fi
if [[ -n $parameter ]]; then
    for file in "$ams/conf/red5.properties" "$ams"/webapps/*/WEB-INF/red5-web.properties; do
        # Only where AMS, which runs as antmedia, stays able to read it.
        if [[ -e $file && "$(stat -c %U "$file")" == antmedia ]]; then chmod o-rwx "$file"; fi
    done
fi

step "wait for Ant Media Server to answer"
answers() {
    local code path
    for path in /rest/v2/liveness /; do # before 2.5.1 there was no liveness
        code="$(curl -s -o /dev/null -w '%{http_code}' --noproxy '*' --max-time 5 "$ams_url$path" || true)"
        if [[ $code == 200 ]]; then return 0; fi
        echo "HTTP $code from $path"
        if [[ $code == 000 || $code == 5* ]]; then return 1; fi # there, but not well
    done
    return 1
}
wait_for "${AMSCLUSTER_WAIT_AMS:-$wait_ams}" "Ant Media Server to answer at $ams_url" answers

# /rest/v2/cluster-mode-status wants a login. Without one, the sign of a clustered AMS is that it holds a connection to the
# database: a standalone one keeps its data in a file.
connected() {
    local port
    for port in $(database ports); do
        if [[ -n "$(ss -Htn state established "( dport = :$port )")" ]]; then return 0; fi
    done
    echo "no connection to the database's port"
    return 1
}
if [[ $uri == mongodb://* ]] && command -v ss >/dev/null; then
    step "verify that Ant Media Server uses the database"
    wait_for "${AMSCLUSTER_WAIT_CONNECTED:-$wait_connected}" "Ant Media Server to connect to the database" connected
fi

ready
