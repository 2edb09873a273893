namespace AmsCluster.Tests.UserData;

/// <summary>Small commands in place of those that a test machine lacks or must not run. Each writes down how it was called.</summary>
internal static class StubText
{
    public static IEnumerable<(string Name, string Text)> All => Bodies.Select(body => (body.Name, """
        #!/bin/bash
        printf '%s\n' "${0##*/} $*" >>"$AMSCLUSTER_ROOT/calls"
        flag() { [[ -e $AMSCLUSTER_ROOT/flags/$1 ]]; }

        """ + body.Text + "\n"));

    private static (string Name, string Text)[] Bodies =>
    [
        ("python3", """exec "$TEST_PYTHON" "$@" """),
        ("hostname", "echo '127.0.0.1 fe80::1'"),
        ("dpkg", """[[ $1 != -s ]] || flag installed && echo 'Status: install ok installed' || { echo "package 'mongodb-org' is not installed" >&2; exit 1; }"""),
        ("gpg", """
            if flag real-gpg; then exec /usr/bin/gpg "$@"; fi
            if [[ $* == *--show-keys* ]]; then
                printf '%s\n' pub:-:4096:1:41DE058A4E7DCA05:1: fpr:::::::::4B0752C1BCA238C0B4EE14DC41DE058A4E7DCA05:
                exit 0
            fi
            while [[ $1 != -o ]]; do shift; done; cp "$3" "$2"
            """),
        ("apt-get", """
            if flag apt-fails; then echo 'E: Unable to locate package mongodb-org' >&2; exit 100; fi
            if [[ $* == *" update" ]]; then
                # With an error mode of "any", each repository that this run reads can fail it.
                if flag apt-hangs; then echo 'Waiting for headers'; sleep 300 & echo $! >"$AMSCLUSTER_ROOT/hanging"; wait; fi
                if flag other-broken && [[ $* == *Error-Mode=any* && $* != *Dir::Etc::SourceList=*mongodb* ]]; then exit 100; fi
                if flag mongodb-broken && [[ $* == *Error-Mode=any* ]]; then echo 'E: Failed to fetch repo.mongodb.org' >&2; exit 100; fi
            fi
            if [[ $* == *" install "* ]]; then touch "$AMSCLUSTER_ROOT/flags/installed"; fi
            """),
        ("systemctl", """
            if [[ $* == "start mongod" || $* == "restart mongod" ]]; then cat "$AMSCLUSTER_ROOT/mounts" 2>/dev/null >"$AMSCLUSTER_ROOT/mounted-at-start"; fi
            if [[ $* == "restart mongod" ]]; then
                { sed -n 's/^ *bindIp: //p' "$AMSCLUSTER_ROOT/etc/mongod.conf"; ls "$AMSCLUSTER_ROOT" | grep mongo-user; } | xargs >>"$AMSCLUSTER_ROOT/starts"
                rm -f "$AMSCLUSTER_ROOT/db-locked"
            fi
            mode="$AMSCLUSTER_ROOT/ams-mode"
            if [[ $* == "stop antmedia" ]]; then rm -f "$mode"; fi
            if [[ $* == "start antmedia" ]]; then
                condition="$(sed -n 's/^ConditionPathExists=//p' "$AMSCLUSTER_ROOT/etc/systemd/system/antmedia.service.d/amscluster.conf")"
                if [[ -e $condition ]]; then
                    conf="$AMSCLUSTER_ROOT/usr/local/antmedia/conf"
                    # As the image's init.sh and pre_init.sh do unless the file exists: a first user, and a key that is the MD5 of the instance id.
                    if [[ ! -e $conf/initialized ]] || flag hook-at-start; then
                        echo JamesBond >>"$AMSCLUSTER_ROOT/image-users"
                        printf '%s\n' server.jwtServerControlEnabled=true server.jwtServerSecretKey=d41d8cd98f00b204e9800998ecf8427e >>"$conf/red5.properties"
                    fi
                    if grep -q '<!-- cluster start -->' "$AMSCLUSTER_ROOT/usr/local/antmedia/conf/jee-container.xml"; then echo cluster; else echo standalone; fi >"$mode"
                fi
            fi
            if [[ $1 == is-active ]]; then if flag mongod-down; then echo failed; exit 3; else echo active; fi; fi
            """),

        // The key's address is written to a file, any other address is really asked.
        ("curl", """
            for url; do :; done
            if [[ $url == https://pgp.mongodb.com/* ]]; then
                while [[ $1 != -o ]]; do shift; done
                if [[ -e $AMSCLUSTER_ROOT/key.asc ]]; then cp "$AMSCLUSTER_ROOT/key.asc" "$2"; else echo 'the key' >"$2"; fi
                exit 0
            fi
            exec "$TEST_PYTHON" -c '
            import sys, urllib.error, urllib.request
            try:
                print(urllib.request.urlopen(sys.argv[1], timeout=5).status, end="")
            except urllib.error.HTTPError as error:
                print(error.code, end="")
            except OSError:
                print("000", end="")
                sys.exit(7)
            ' "$url"
            """),

        // A database with at most one user, whose password stands in a file.
        ("mongosh", """
            user="$AMSCLUSTER_ROOT/mongo-user"
            script="$(cat "${@: -1}")"
            case "$script" in
            *"fsync: 1, lock"*)
                if flag no-lock; then echo 'MongoServerError[Unauthorized]: not authorized on admin to execute command' >&2; exit 1; fi
                touch "$AMS_PLACE/locking" "$AMSCLUSTER_ROOT/db-locked" "$AMS_PLACE/locked"
                if flag mongosh-dies; then exit 137; fi
                end=$((SECONDS + AMS_SECONDS))
                until [[ -e $AMS_PLACE/release ]] || ((SECONDS >= end)); do sleep 0.05; done
                if [[ -e $AMS_PLACE/release ]]; then told=told; else told=late; fi
                rm "$AMSCLUSTER_ROOT/db-locked"
                touch "$AMS_PLACE/unlocked" "$AMS_PLACE/$told" ;;
            *fsyncUnlock*)
                if flag no-unlock; then exit 1; fi
                rm -f "$AMSCLUSTER_ROOT/db-locked" ;;
            *AMS_HASH*)
                printf '%s\n' "$AMS_URI" "$AMS_SECRET" "$AMS_EMAIL" "${AMS_HASH:-}" >"$AMSCLUSTER_ROOT/mongosh-got"
                if flag mongosh-ends; then echo 'MongoServerError 13 Unauthorized' >&2; exit "$(<"$AMSCLUSTER_ROOT/flags/mongosh-ends")"; fi
                if [[ -z ${AMS_HASH:-} ]]; then echo '{"collection":"user","users":[{"email":"JamesBond"}]}'; fi ;;
            *dropUser*) rm -f "$user" ;;
            *createUser*)
                if [[ -e $user && $script == *"error.code === 13"* ]]; then
                    echo 'Error: user ams is there already with another password than the parameter holds' >&2
                    exit 1
                fi
                printf '%s' "$AMS_PASSWORD" >"$user" ;;
            *serverdb*insertOne*) printf '%s\n' "$AMS_EMAIL" "$AMS_HASH" >"$AMSCLUSTER_ROOT/panel-admin" ;;
            *"let refused"*)
                if flag open-to-all; then echo 'Error: mongod answered a caller without a password' >&2; exit 1; fi ;;
            *auth*)
                if [[ ! -e $user || $AMS_PASSWORD != "$(<"$user")" ]]; then echo 'MongoServerError: Authentication failed.' >&2; exit 1; fi ;;
            *ping*)
                if flag mongod-down; then echo 'MongoNetworkError: connect ECONNREFUSED' >&2; exit 1; fi ;;
            esac
            if [[ $script == *databases=* ]]; then echo databases=2; fi
            """),

        // A volume is a file: what is in it is its file system, and the file "mounts" has what is mounted.
        ("blkid", """
            head -c 3 "${@: -1}" | grep xfs || exit 2
            """),
        ("mkfs.xfs", """
            if [[ -s ${@: -1} ]]; then echo 'mkfs.xfs: appears to contain an existing filesystem' >&2; exit 1; fi
            echo xfs >"${@: -1}"
            """),
        ("mountpoint", """ grep -qx "${@: -1}" "$AMSCLUSTER_ROOT/mounts" 2>/dev/null """),
        ("mount", """
            if flag mount-fails; then echo 'mount: wrong fs type, bad superblock' >&2; exit 32; fi
            printf '%s\n' "$2" >>"$AMSCLUSTER_ROOT/mounts"
            """),
        ("runuser", "shift 3; exec \"$@\""),
        ("chown", ":"),
        ("cloud-init", ":"),
        ("mongod", "if flag mongod-broken; then echo 'BadValue: unrecognised option'; exit 2; fi"),

        // Does to the files what the real one does to them.
        ("change_server_mode.sh", """
            conf="$(dirname "$0")/conf"
            if read -r answer; then echo "standard input was not empty"; exit 9; fi
            if flag cancelled; then
                echo "Are you sure about $2? (y/n)"
                echo -e '\033[0;31mOperation cancelled.\033[0m'
                exit 1
            fi
            if flag echo-address; then echo "cannot use $2"; exit 1; fi
            if flag no-effect; then exit 0; fi
            sed -i "/clusterdb.host=/c\clusterdb.host=$2" "$conf/red5.properties"
            sed -i "/db.type=/c\db.type=mongodb" "$conf"/../webapps/*/WEB-INF/red5-web.properties
            if flag hook-during-switch; then echo server.jwtServerSecretKey=d41d8cd98f00b204e9800998ecf8427e >>"$conf/red5.properties"; fi
            if flag beans-stay; then exit 0; fi
            systemctl stop antmedia
            systemctl start antmedia
            sed -i -e 's/<!-- cluster start.*/<!-- cluster start -->/' -e 's/cluster end -->/<!-- cluster end -->/' "$conf/jee-container.xml"
            """),
    ];
}
