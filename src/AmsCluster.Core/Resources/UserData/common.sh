# ---- what both roles use: words to the outside, bounded waits, the secret ----
set -Eeuo pipefail
set +x # a trace would show the secret

# Empty on a machine; the tests put a directory in front of every path.
root="${AMSCLUSTER_ROOT:-}"
pause="${AMSCLUSTER_PAUSE:-5}"
whole="${AMSCLUSTER_WAIT_WHOLE:-$wait_whole}" # seconds that this script may take, all in all
state="$root/var/lib/amscluster"
lib="$root/usr/local/lib/amscluster"
log="$root/var/log/amscluster.log"
console="$root/dev/console" # what "get console output" shows, also where nobody can log in
work=''
current='start'
line=''
finished=''
secret=''
hidden=() # all spellings of the secret that no output may show

tell() {
    printf '%s\n' "$1"
    { printf '%s\n' "$1" >>"$log"; } 2>/dev/null || true
    if [[ -w $console ]]; then { printf '%s\n' "$1" >>"$console"; } 2>/dev/null || true; fi
}

step() {
    current="$1"
    : >"$work/out"
    tell "AMSCLUSTER STEP role=$role step=\"$current\""
}

# The text without secrets, colours and quotes, that it may stand in one quoted line.
clean() {
    local text="$1" word
    for word in ${hidden[@]+"${hidden[@]}"}; do
        if [[ -n $word ]]; then text=${text//"$word"/***}; fi
    done
    printf '%s' "$text" | sed -E $'s/\x1b\\[[0-9;]*m//g; s#://[^@/ ]*@#://***@#g' | tr '"\t\r' "'  " | tr -d '\000-\011\013-\037'
}

# What the running command said. First cleaned, then cut: the rest of a secret that was cut in two would not be recognised.
said() { clean "$(tr -d '\000' <"$work/out")" | tail -c 4000; }
last_words() { said | grep -v '^ *$' | tail -n 1 | cut -c 1-400 || true; }

# By file, because it may be called in a subshell.
die() {
    printf '%s' "$1" >"$work/reason"
    exit 1
}

# Seconds since the script began. Not bash's own SECONDS: at first boot the clock may still be set.
uptime() {
    local seconds
    read -r seconds _ <"/proc/uptime"
    printf '%s' "${seconds%%.*}"
}
began="$(uptime)"
elapsed() { printf '%s' "$(($(uptime) - began))"; }
remaining() { printf '%s' "$((whole - $(elapsed)))"; }

# within COMMAND...: a program and all that it starts are ended when the time of the whole script is over.
within() {
    local seconds
    seconds="$(remaining)"
    if ((seconds <= 0)); then return 124; fi # for timeout, 0 is no limit
    timeout -k 5 "$seconds" "$@"
}

# Runs on every way out, also when the machine is shut down meanwhile: only ready() ends well.
finish() {
    local code=$? reason='' words
    trap - EXIT ERR
    set +e
    if [[ -z $finished ]]; then
        if declare -F undo >/dev/null; then undo; fi
        if [[ -n $work ]]; then
            words="$(last_words)"
            if [[ -s $work/reason ]]; then
                reason="$(clean "$(<"$work/reason")" | tr '\n' ' ')"
            elif (($(remaining) <= 0)); then
                reason="$(time_is_over)${words:+; last answer: $words}"
            else
                reason="$words"
            fi
            { printf -- '---- output of the failed step\n'; said; printf '\n'; } >>"$log" 2>/dev/null
        fi
        reason="${reason:-exit code $code near line $line of the script}"
        tell "AMSCLUSTER FAILED role=$role step=\"$current\" reason=\"$reason\"" | tee "$state/failure"
        if ((code == 0)); then code=1; fi
    fi
    if [[ -n $work ]]; then rm -rf "$work"; fi
    exit "$code"
}
trap finish EXIT
trap 'line=$LINENO' ERR

ready() {
    tell "AMSCLUSTER READY role=$role" | tee "$state/ready"
    finished=yes
    exit 0
}

# Runs a command silently; when it fails, its last words are the reason.
quiet() { "$@" >"$work/out" 2>&1 </dev/null; }

time_is_over() { printf '%s' "the $whole s that the first boot may take are over"; }

# wait_for SECONDS WHAT COMMAND... After these seconds there is no new try. A try that is under way goes on, until the whole is over.
wait_for() {
    local limit="$1" what="$2" end words reason=''
    shift 2
    end=$(($(elapsed) + limit))
    until "$@" >"$work/out" 2>&1 </dev/null; do
        if (($(remaining) <= 0)); then
            reason="$(time_is_over), while waiting for $what"
        elif (($(elapsed) >= end)); then
            reason="waited $limit s for $what"
        fi
        if [[ -n $reason ]]; then
            words="$(last_words)"
            die "$reason${words:+; last answer: $words}"
        fi
        sleep "$pause"
    done
}

read_parameter() { within python3 "$lib/aws_call.py" "$@"; }

# The value lives in a shell variable and goes on by stdin or environment; only the parameter's name is ever an argument.
read_secret() {
    step "read the secret parameter"
    secret="$(read_parameter "$region" "$parameter" "$endpoint_url" "${AMSCLUSTER_WAIT_PARAMETER:-$wait_parameter}" "$pause" 2>"$work/out")"
    if [[ -z $secret ]]; then die "parameter $parameter is empty"; fi
    hidden+=("$secret")
}

mkdir -p "$state" "$lib" "${log%/*}"
cat >"$lib/aws_call.py" <<'PYTHON'
#include read-parameter.py
PYTHON
rm -rf "$state/ready" "$state/failure" "$state"/run.*
work="$(mktemp -d "$state/run.XXXXXX")" # 0700
: >"$work/out"
