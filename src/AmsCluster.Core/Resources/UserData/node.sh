# ---- a node of the cluster, origin or edge, on the Marketplace image of Ant Media Server ----
ams_url="${AMSCLUSTER_AMS_URL:-http://127.0.0.1:5080}"

step "wait for Ant Media Server to be installed"
installed() { ls "$ams/change_server_mode.sh" "$ams/conf/red5.properties" "$ams/conf/jee-container.xml"; }
wait_for "${AMSCLUSTER_WAIT_INSTALL:-$wait_install}" "the files of Ant Media Server in $ams" installed
stop_ams
# With this file the image's start hooks (ant-media/Scripts init.sh, pre_init.sh) make no administrator and set no key.
touch "$ams/conf/initialized"

# set_property NAME VALUE. The value never becomes an argument: the key is a secret.
property() { sed -n "s/^$1=//p" "$ams/conf/red5.properties"; }
set_property() {
    if [[ "$(property "$1")" == "$2" ]]; then return; fi
    sed -i "/^$1=/d" "$ams/conf/red5.properties"
    printf '%s=%s\n' "$1" "$2" >>"$ams/conf/red5.properties"
}

# The image sets this key to the MD5 of the instance id, which is no secret. Whoever knows the key is administrator of AMS's
# REST API (AuthenticationFilter.java). A random one stays on this node, which proves with it that it is in the cluster.
step "replace the key of the server's REST API"
key_file="$state/jwt-key"
if [[ ! -s $key_file ]]; then (umask 077 && od -An -N32 -tx1 /dev/urandom | tr -d ' \n' >"$key_file"); fi
jwt_key="$(<"$key_file")"
hidden+=("$jwt_key")
set_key() {
    set_property server.jwtServerControlEnabled true
    set_property server.jwtServerSecretKey "$jwt_key"
    rm -f "$ams/SECRET_KEY"
}
set_key

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

# The load balancer checks its nodes from within the VPC: without the VPC's blocks all nodes would count as unhealthy.
if [[ -n $dashboard_from ]]; then
    step "limit access to the dashboard"
    vpc="$(python3 -c 'import sys; sys.path.insert(0, sys.argv[1]); import aws_call; print(",".join(aws_call.vpc_blocks()))' \
        "$lib" 2>"$work/out")"
    set_property server.allowed_dashboard_CIDR "127.0.0.1/32,$vpc,$dashboard_from"
fi

step "switch to cluster mode"
if [[ -n "$(wrong_config)" ]]; then
    # The address as argument is the only way that AMS offers: for these seconds it is in the process list of this machine,
    # and afterwards in AMS's own configuration files. No input: since 3.0 the script asks about an address that it does not
    # know, and must then end with "cancelled" instead of waiting. The start of AMS at its end has no effect yet.
    cd "$ams"
    quiet within timeout -k 5 "$wait_switch" ./change_server_mode.sh cluster "$uri"
    cd /
    wrong="$(wrong_config)"
    if [[ -n $wrong ]]; then die "change_server_mode.sh reported success, but $wrong"; fi
fi
set_key # pre_init.sh may have been at work when this script began
for file in "$ams/conf/red5.properties" "$ams"/webapps/*/WEB-INF/red5-web.properties; do
    # Only where AMS, which runs as antmedia, stays able to read it.
    if [[ -e $file && "$(stat -c %U "$file")" == antmedia ]]; then chmod o-rwx "$file"; fi
done

step "start Ant Media Server in cluster mode"
started="$(date +%s)"
touch "$configured"
stop_ams # also one that was started in spite of the condition, by a script of the image
quiet systemctl start antmedia

step "wait for Ant Media Server to answer"
answers() {
    local code
    code="$(curl -s -o /dev/null -w '%{http_code}' --noproxy '*' --max-time 5 "$ams_url/rest/v2/liveness" || true)"
    if [[ $code == 200 ]]; then return 0; fi
    echo "HTTP $code from /rest/v2/liveness"
    return 1
}
wait_for "${AMSCLUSTER_WAIT_AMS:-$wait_ams}" "Ant Media Server to answer at $ams_url" answers

# The proof is AMS's own record of this node in the database, written since it was started.
member() { within python3 "$lib/cluster_member.py" "$1" "$ams_url" "$key_file" "$started" "$(hostname -I)"; }
step "verify that this node is in the cluster"
wait_for "${AMSCLUSTER_WAIT_CONNECTED:-$wait_connected}" "the cluster to list this node" member verify

# The MongoDB node makes the first administrator before any node starts. Only a database of the user's own may be without.
step "verify that the panel has an administrator"
claimed() {
    if member claimed; then return; fi
    if member first || ((SECONDS >= claim_alone)); then claim; else echo "another node is to make the administrator"; fi
    member claimed
}
claim() {
    panel="$(read_parameter "$region" "$panel_parameter" "$endpoint_url" 0 "$pause")" || return 1
    hidden+=("$panel")
    printf '%s\n%s' "$panel_user" "$panel" | member claim
}
claim_alone=$((SECONDS + 60))
wait_for "${AMSCLUSTER_WAIT_ADMIN:-$wait_admin}" "the first administrator of the panel" claimed

if [[ "$(property server.jwtServerSecretKey)" != "$jwt_key" ]]; then die "the key of AMS's REST API was changed by another script"; fi
ready
