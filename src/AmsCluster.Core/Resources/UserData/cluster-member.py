# Asks the AMS of this node, as its REST API's own client, what the start script has to know before the node serves.
#   verify   ends well when AMS lists this node in the cluster, with a heartbeat since it was started
#   first    … when no other live node has a lower address: that one makes the first administrator
#   claimed  … when the panel has an administrator
#   claim    makes one, of the user name and the password on standard input
import base64
import hashlib
import hmac
import json
import sys
import time
import urllib.error
import urllib.request

PAGE = 50
direct = urllib.request.build_opener(urllib.request.ProxyHandler({}))


def token(key):
    """A JSON Web Token that AMS takes for a minute (AuthenticationFilter.java: HMAC256 with server.jwtServerSecretKey)."""
    def part(value):
        return base64.urlsafe_b64encode(value).rstrip(b"=")

    claims = {"exp": int(time.time()) + 60}
    text = b".".join(part(json.dumps(value).encode()) for value in ({"alg": "HS256", "typ": "JWT"}, claims))
    return (text + b"." + part(hmac.new(key.encode(), text, hashlib.sha256).digest())).decode()


class Server:
    def __init__(self, url, key_file):
        self.url = url
        with open(key_file) as file:
            self.key = file.read()

    def ask(self, path, body=None):
        headers = {"ProxyAuthorization": token(self.key), "Content-Type": "application/json"}
        data = None if body is None else json.dumps(body).encode()
        request = urllib.request.Request(f"{self.url}/rest/v2/{path}", data, headers)
        try:
            with direct.open(request, timeout=10) as answer:
                return json.load(answer)
        except urllib.error.HTTPError as error:
            sys.exit(f"Ant Media Server answered {error.code} to /rest/v2/{path}")
        except (OSError, ValueError) as error:
            sys.exit(f"/rest/v2/{path}: {error}")

    def nodes(self):
        found = []
        while True:
            page = self.ask(f"cluster/nodes/{len(found)}/{PAGE}")
            fresh = [node for node in page if node not in found]
            found += fresh
            if not fresh:
                return found


def md5(text):
    return hashlib.md5(text.encode()).hexdigest()


def main(question, url, key_file, started, addresses):
    server, own = Server(url, key_file), addresses.split()
    if question == "claimed":
        if server.ask("first-login-status").get("success"):
            sys.exit("the panel has no administrator")
    elif question == "claim":
        user, password = sys.stdin.read().split("\n", 1)
        account = {"email": user, "password": md5(password), "scope": "system", "userType": "ADMIN"}
        if not server.ask("users/initial", account).get("success"):
            sys.exit("Ant Media Server did not accept the first administrator")
    elif not server.ask("cluster-mode-status").get("success"):
        sys.exit("Ant Media Server runs in standalone mode")
    else:
        listed = server.nodes()
        mine = [n for n in listed if n.get("ip") in own and n.get("lastUpdateTime", 0) >= 1000 * int(started)]
        if not mine:
            sys.exit("the cluster does not list this node yet")
        alive = [n["ip"] for n in listed if n.get("status") == "alive" and n.get("ip")]
        if question == "first" and min(alive + own) not in own:
            sys.exit("another node comes first")


if __name__ == "__main__":
    main(*sys.argv[1:])
