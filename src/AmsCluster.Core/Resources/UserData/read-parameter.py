# Prints the decrypted value of one Parameter Store parameter, with what a stock Ubuntu image has: no AWS CLI, no boto.
# The credentials are those of the instance profile. The value goes to stdout only; every complaint goes to stderr, in one line.
import datetime
import hashlib
import hmac
import json
import os
import sys
import time
import urllib.error
import urllib.parse
import urllib.request


def sign(url, headers, body, credentials, region, now, service="ssm"):
    """The headers of a POST, signed as Signature Version 4 wants it."""
    def mac(key, text):
        return hmac.new(key, text.encode(), hashlib.sha256).digest()

    parts = urllib.parse.urlsplit(url)
    signed = {name.lower(): value for name, value in headers.items()}
    signed.update({"host": parts.netloc, "x-amz-date": now.strftime("%Y%m%dT%H%M%SZ"), "x-amz-security-token": credentials["Token"]})
    names = ";".join(sorted(signed))
    lines = "".join(f"{name}:{signed[name]}\n" for name in sorted(signed))
    request = "\n".join(["POST", parts.path or "/", "", lines, names, hashlib.sha256(body).hexdigest()])
    scope = f"{now:%Y%m%d}/{region}/{service}/aws4_request"
    text = "\n".join(["AWS4-HMAC-SHA256", signed["x-amz-date"], scope, hashlib.sha256(request.encode()).hexdigest()])
    key = ("AWS4" + credentials["SecretAccessKey"]).encode()
    for part in scope.split("/"):
        key = mac(key, part)
    signed["authorization"] = (f"AWS4-HMAC-SHA256 Credential={credentials['AccessKeyId']}/{scope}, "
                               f"SignedHeaders={names}, Signature={mac(key, text).hex()}")
    return signed


def metadata():
    """What asks the metadata service for one path."""
    # It is on the machine's own link: a proxy from the environment must not see this.
    base = os.environ.get("AMSCLUSTER_IMDS_URL", "http://169.254.169.254") + "/latest/"
    link = urllib.request.build_opener(urllib.request.ProxyHandler({}))

    def ask(path, method, headers):
        with link.open(urllib.request.Request(base + path, method=method, headers=headers), timeout=5) as answer:
            return answer.read().decode()

    token = {"X-aws-ec2-metadata-token": ask("api/token", "PUT", {"X-aws-ec2-metadata-token-ttl-seconds": "300"})}
    return lambda path: ask("meta-data/" + path, "GET", token)


def instance_credentials():
    ask, roles = metadata(), "iam/security-credentials/"
    return json.loads(ask(roles + urllib.parse.quote(ask(roles).split()[0])))


def vpc_blocks():
    """The IPv4 blocks of the VPC that the machine stands in."""
    ask = metadata()
    return ask(f"network/interfaces/macs/{ask('mac').strip()}/vpc-ipv4-cidr-blocks").split()


def address(service, region, endpoint):
    suffix = "amazonaws.com.cn" if region.startswith("cn-") else "amazonaws.eu" if region.startswith("eusc-") else "amazonaws.com"
    return (endpoint or f"https://{service}.{region}.{suffix}").rstrip("/") + "/"


def query(service, region, endpoint, form):
    """Sends one of the services that take a form."""
    url, body = address(service, region, endpoint), urllib.parse.urlencode(form).encode()
    headers = sign(url, {"Content-Type": "application/x-www-form-urlencoded"}, body, instance_credentials(), region,
                   datetime.datetime.now(datetime.timezone.utc), service)
    urllib.request.urlopen(urllib.request.Request(url, body, headers), timeout=15).close()


def read(region, name, endpoint):
    url = address("ssm", region, endpoint)
    body = json.dumps({"Name": name, "WithDecryption": True}).encode()
    headers = {"Content-Type": "application/x-amz-json-1.1", "X-Amz-Target": "AmazonSSM.GetParameter"}
    headers = sign(url, headers, body, instance_credentials(), region, datetime.datetime.now(datetime.timezone.utc))
    with urllib.request.urlopen(urllib.request.Request(url, body, headers), timeout=15) as answer:
        return json.load(answer)["Parameter"]["Value"]


def reason(error):
    if not isinstance(error, urllib.error.HTTPError):
        return f"{type(error).__name__}: {error}"
    where = "instance metadata" if "/latest/" in error.url else "Systems Manager"
    text = error.read().decode(errors="replace")
    try:
        answer = json.loads(text)
        kind = answer["__type"].rsplit("#", 1)[-1]
        # Only the first line: after it AWS may repeat the request, with its session token.
        text = kind + ": " + (answer.get("message") or answer.get("Message") or "").split("\n")[0]
    except (ValueError, KeyError, AttributeError, TypeError):
        text = error.reason
    return f"{where} answered {error.code} {text}"


def main(region, name, endpoint, seconds, pause):
    # At first boot the profile, its policy or the parameter itself may come some seconds after the machine.
    end = time.monotonic() + float(seconds)
    while True:
        try:
            value = read(region, name, endpoint)
            break
        except Exception as error:
            if time.monotonic() >= end:
                sys.exit(f"parameter {name} could not be read within {seconds} s: {reason(error)}")
        time.sleep(float(pause))
    sys.stdout.buffer.write(value.encode())


if __name__ == "__main__":
    main(*sys.argv[1:])
