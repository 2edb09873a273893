# ---- the MongoDB node ----
url=https://repo.mongodb.org/apt/ubuntu
keyring="$root/usr/share/keyrings/mongodb-server-8.0.gpg"
list="$root/etc/apt/sources.list.d/mongodb-org-8.0.list"
key_url=https://pgp.mongodb.com/server-8.0.asc
# MongoDB 8.0 Release Signing Key <packaging@mongodb.com>. The same fingerprint is in Docker's official image
# (github.com/docker-library/mongo, 8.0/Dockerfile) and on the signatures of MongoDB's own 8.0 archives
# (fastdl.mongodb.org, *.tgz.sig).
key_fingerprint='4B07 52C1 BCA2 38C0 B4EE 14DC 41DE 058A 4E7D CA05'

step "check the operating system"
os() { sed -nE "s/^$1=\"?([^\"]*)\"?\$/\1/p" "$root/etc/os-release"; }
codename="$(os VERSION_CODENAME)"
case "$(os ID) $codename" in
"ubuntu jammy" | "ubuntu noble") ;;
*) die "MongoDB 8.0 is installed on Ubuntu 22.04 and 24.04 only, this is $(os PRETTY_NAME)" ;;
esac

if [[ -n $parameter ]]; then read_secret; fi
if [[ -n $panel_parameter ]]; then
    # The same rights as for the first parameter: what that left of the time, and at least a fifth.
    wait="${AMSCLUSTER_WAIT_PARAMETER:-$wait_parameter}"
    left=$((wait - $(elapsed)))
    if ((left < wait / 5)); then left=$((wait / 5)); fi
    step "read the password of the panel's administrator"
    panel="$(read_parameter "$region" "$panel_parameter" "$endpoint_url" "$left" "$pause" 2>"$work/out")"
    if [[ -z $panel ]]; then die "parameter $panel_parameter is empty"; fi
    hidden+=("$panel")
fi

install_key() {
    local keys found
    within curl -fsSL --max-time 60 -o "$work/key.asc" "$key_url" || return
    keys="$(gpg --homedir "$work" --batch --with-colons --show-keys "$work/key.asc")" || return
    # The fingerprints of all primary keys, as apt would trust each key of the file.
    found="$(awk -F: '$1 == "pub" { key = 1 } $1 == "fpr" && key { print $10; key = 0 }' <<<"$keys" | xargs)"
    if [[ $found != "${key_fingerprint// /}" ]]; then
        die "$key_url holds key ${found:-none}, expected ${key_fingerprint// /}. Nothing was installed. If MongoDB announces a new key, \
use a newer AmsCluster; otherwise find out who answers for pgp.mongodb.com in this network"
    fi
    gpg --homedir "$work" --batch --yes --dearmor -o "$work/key.gpg" "$work/key.asc" &&
        install -D -m 0644 "$work/key.gpg" "$keyring" # readable for apt's own user
}

# apt waits for dpkg's lock by itself but not for that of the package lists, which the daily update may hold at first boot:
# so both commands are tried again as one. -1: for dpkg's lock as long as there is time.
apt() { within apt-get -o DPkg::Lock::Timeout=-1 -o Acquire::Retries=3 "$@"; }
install_packages() {
    within dpkg --configure -a || true # a reboot or timeout in the middle leaves packages half installed
    # The image may have other repositories, and one of them may be broken: only an error of MongoDB's own list counts here.
    # What the packages depend on comes from Ubuntu's lists; when these are missing, the installation says so.
    apt update || true
    apt -o Dir::Etc::SourceList="$list" -o Dir::Etc::SourceParts=- -o APT::Get::List-Cleanup=0 \
        -o APT::Update::Error-Mode=any update &&
        apt install -y --no-install-recommends mongodb-org
}

export DEBIAN_FRONTEND=noninteractive NEEDRESTART_MODE=l
if [[ "$(dpkg -s mongodb-org 2>/dev/null || true)" != *"Status: install ok installed"* ]]; then
    step "add the MongoDB repository"
    wait_for "${AMSCLUSTER_WAIT_KEY:-$wait_key}" "the repository key of MongoDB" install_key
    mkdir -p "${list%/*}"
    printf 'deb [ arch=amd64,arm64 signed-by=%s ] %s %s/mongodb-org/8.0 multiverse\n' "$keyring" "$url" "$codename" \
        >"$list"
    step "install MongoDB 8.0"
    wait_for "${AMSCLUSTER_WAIT_PACKAGES:-$wait_packages}" "the packages of MongoDB" install_packages
fi

# The database is on an EBS volume of its own, which outlives this machine. The deployment attaches it while the packages are
# installed. What is on it stays: a file system is made on an empty volume only, and mkfs refuses to write over anything.
# By label: a restore puts another volume in its place.
data="$root/var/lib/mongodb"
label=amscluster-db
device() {
    local name
    for name in "disk/by-id/nvme-Amazon_Elastic_Block_Store_${volume/-/}" sdf xvdf; do
        if [[ -e $root/dev/$name ]]; then printf '%s' "$root/dev/$name"; return; fi
    done
    echo "$volume is not attached"
    return 1
}
if [[ -n $volume ]]; then
    step "mount the data volume"
    if ! mountpoint -q "$data"; then
        wait_for "${AMSCLUSTER_WAIT_VOLUME:-$wait_volume}" "the data volume" device
        disk="$(device)"
        if [[ -z "$(blkid -p -o value -s TYPE "$disk" 2>/dev/null || true)" ]]; then quiet mkfs.xfs -L "$label" "$disk"; fi
        mkdir -p "$data"
        if ! grep -q "^LABEL=$label " "$root/etc/fstab" 2>/dev/null; then
            echo "LABEL=$label $data xfs defaults,noatime,nofail,x-systemd.device-timeout=300s 0 2" >>"$root/etc/fstab"
        fi
        quiet systemctl daemon-reload
        quiet mount "$disk" "$data"
    fi
    quiet chown -R mongodb:mongodb "$data" # another release of Ubuntu may number its users differently
    mkdir -p "$root/etc/systemd/system/mongod.service.d"
    cat >"$root/etc/systemd/system/mongod.service.d/amscluster-data.conf" <<CONF
[Unit]
RequiresMountsFor=$data
AssertPathIsMountPoint=$data
CONF
    quiet systemctl daemon-reload
fi

# Limits: the packaged unit sets 64000 open files and processes. What /etc/security/limits.conf says holds for logins only,
# systemd does not read it for a service, so nothing is written there.
step "configure mongod"
# write_config ADDRESS: on which mongod listens.
write_config() {
    # All addresses: who may connect is the security group's word. Authorization is on before mongod first starts,
    # so there is no moment in which somebody gets in without a password.
    cat <<CONF
storage:
  dbPath: /var/lib/mongodb
systemLog:
  destination: file
  logAppend: true
  path: /var/log/mongodb/mongod.log
net:
  port: 27017
  bindIp: $1
processManagement:
  timeZoneInfo: /usr/share/zoneinfo
security:
  authorization: $([[ -n $parameter ]] && echo enabled || echo disabled)
CONF
}
restart() {
    write_config "$1" >"$work/mongod.conf"
    install -m 0644 "$work/mongod.conf" "$root/etc/mongod.conf"
    quiet within systemctl restart mongod
}
write_config 0.0.0.0 >"$work/mongod.conf"
quiet within systemctl enable mongod
# The copy says what mongod was last restarted with: when nothing is new, the nodes are not cut off.
if cmp -s "$work/mongod.conf" "$root/etc/mongod.conf" && cmp -s "$work/mongod.conf" "$state/mongod.conf"; then
    quiet within systemctl start mongod
    is_open=yes
else
    # Nodes take an open port for a database that is ready. So until the user exists, mongod listens on this machine only.
    restart 127.0.0.1
    is_open=''
fi

# ask ADDRESS JAVASCRIPT. The password goes by the environment, which root alone can read: arguments are for all to see.
# mongosh's own log and history go to HOME, which is removed at the end.
hash='' # of the panel's administrator, while that is created
ask() {
    printf '%s\n' "$2" >"$work/ask.js"
    AMS_PASSWORD="$secret" AMS_HASH="$hash" AMS_EMAIL="$panel_user" HOME="$work" \
        within timeout -k 5 60 mongosh "mongodb://$1:27017/admin" --quiet --norc --file "$work/ask.js"
}
ping='db.adminCommand({ ping: 1 });'
login='db.getSiblingDB("admin").auth("ams", process.env.AMS_PASSWORD);'

answers() {
    local unit
    unit="$(systemctl is-active mongod)" || { echo "the service mongod is $unit"; return 1; }
    ask "$1" "$ping"
}

step "wait for mongod"
wait_for "${AMSCLUSTER_WAIT_MONGOD:-$wait_mongod}" "mongod to answer on 127.0.0.1:27017" answers 127.0.0.1

if [[ -n $parameter ]]; then
    step "create the database user"
    # While there is no user at all, mongod lets a caller on this machine create the first one, and nothing else: no role (MongoDB,
    # localhost exception). So the user may make roles for a moment, makes the one that a backup needs (to lock and unlock
    # the server), and has its own set to what it is to have.
    # AMS makes a database for each application, with its collections and indexes (readWrite), and drops it with the
    # application (dbAdmin). It manages no users, so the roles cannot make it root either.
    if ! quiet ask 127.0.0.1 "$login"; then
        quiet ask 127.0.0.1 '
            try {
                db.getSiblingDB("admin").createUser({ user: "ams", pwd: process.env.AMS_PASSWORD, roles: ["userAdminAnyDatabase"] });
            } catch (error) {
                throw error.code === 13 ? new Error("user ams is there already with another password than the parameter holds") : error;
            }'
    fi
    rights="$(
        cat <<'JS'
#include database-user.js
users.updateUser("ams", { roles: wanted });
JS
    )"
    quiet ask 127.0.0.1 "$login
        const has = db.adminCommand({ connectionStatus: 1 }).authInfo.authenticatedUserRoles;
        if (has.some(r => r.role === 'userAdminAnyDatabase')) { $rights }"
fi

if [[ -z $parameter && -n $volume ]]; then
    # A user of a time with a password would keep a later one from being made with the password of then.
    quiet ask 127.0.0.1 'const users = db.getSiblingDB("admin"); if (users.getUser("ams")) users.dropUser("ams");'
fi

# Before any node can reach the database: with an empty user table the first visitor of the panel becomes its administrator.
# AMS keeps the MD5 of what its panel sends, which is the MD5 of the password (CommonRestService.java, addInitialUser).
if [[ -n $panel_parameter ]]; then
    step "create the administrator of the panel"
    md5() { md5sum | cut -c 1-32; }
    hash="$(printf '%s' "$(printf '%s' "$panel" | md5)" | md5)"
    hidden+=("$panel" "$hash")
    admin="$(
        cat <<'JS'
#include panel-admin.js
JS
    )"
    quiet ask 127.0.0.1 "${parameter:+$login}
        $admin"
    hash=''
fi

step "verify mongod on the private address"
if [[ -z $is_open ]]; then
    restart 0.0.0.0
    install -m 0644 "$work/mongod.conf" "$state/mongod.conf"
fi
address="$(hostname -I | tr ' ' '\n' | grep -m 1 -F .)"
wait_for "${AMSCLUSTER_WAIT_MONGOD:-$wait_mongod}" "mongod to answer on $address:27017" answers "$address"
if [[ -n $parameter ]]; then
    quiet ask "$address" "$login"
    quiet ask "$address" '
        let refused = false;
        try { db.adminCommand({ listDatabases: 1 }); } catch (error) { if (error.code !== 13) throw error; refused = true; }
        if (!refused) throw new Error("mongod answered a caller without a password");'
fi

# On all nodes, so that it is there when notices are asked for later: until then it has no right to tell anything.
step "measure the disk"
units="$root/etc/systemd/system"
mkdir -p "$units" "$root/var/lib/mongodb"
cat >"$lib/report_disk.py" <<'PYTHON'
#include report-disk.py
PYTHON
cat >"$units/amscluster-disk.service" <<UNIT
[Service]
Type=oneshot
$([[ -z $volume ]] || echo "ExecStartPre=-/usr/sbin/xfs_growfs $data")
ExecStart=/usr/bin/python3 $lib/report_disk.py $region $cluster $root/var/lib/mongodb "$endpoint_url"
UNIT
cat >"$units/amscluster-disk.timer" <<'UNIT'
[Timer]
OnBootSec=60
OnUnitActiveSec=300
[Install]
WantedBy=timers.target
UNIT
quiet within systemctl daemon-reload
quiet within systemctl enable --now amscluster-disk.timer

ready
