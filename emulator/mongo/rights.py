"""Which of MongoDB's built-in roles may do what (Built-In Roles, in the MongoDB manual), as far as commands here ask."""
from __future__ import annotations

READ = {"find", "aggregate", "count", "distinct", "listCollections", "listIndexes", "getMore", "killCursors"}
WRITE = {"insert", "update", "delete", "findAndModify", "createIndexes", "create"}
USERS = {"createUser", "updateUser", "grantRolesToUser", "usersInfo", "dropUser"}
WATCH = {"replSetGetStatus", "currentOp", "serverStatus", "getCmdLineOpts", "getLog", "getParameter", "listDatabases", "top"}
LOCK = {"fsync", "fsyncUnlock", "killOp"}

#: On every database but local and config.
ANYWHERE = {
    "readAnyDatabase": READ | {"listDatabases"},
    "readWriteAnyDatabase": READ | WRITE | {"listDatabases"},
    "dbAdminAnyDatabase": {"listCollections", "listIndexes", "createIndexes", "create", "dropDatabase", "drop"},
    "userAdminAnyDatabase": USERS | {"listDatabases"},
    "clusterMonitor": WATCH,
    "hostManager": LOCK | WATCH,
    "clusterManager": set(),
    "clusterAdmin": LOCK | WATCH | {"dropDatabase"},
    "root": READ | WRITE | USERS | WATCH | LOCK | {"drop", "dropDatabase"},
}
#: On their own database.
ON_ONE = {"read": READ, "readWrite": READ | WRITE, "dbAdmin": ANYWHERE["dbAdminAnyDatabase"], "userAdmin": USERS, "dbOwner": READ | WRITE | USERS}

#: What a caller may do before he has logged in, and without any role.
FREE = {"hello", "isMaster", "ismaster", "ping", "buildInfo", "buildinfo", "saslStart", "saslContinue", "logout", "endSessions",
        "connectionStatus", "atlasVersion", "whatsmyuri"}

#: The actions that commands here need (Privilege Actions, in the MongoDB manual).
ACTIONS = {"find": "find", "insert": "insert", "update": "update", "delete": "remove", "createIndexes": "createIndex", "create": "createCollection",
           "listCollections": "listCollections", "listDatabases": "listDatabases", "replSetGetStatus": "replSetGetStatus"}


def privileges(roles: list) -> list[dict]:
    """As connectionStatus lists them: an empty name stands for every database or collection."""
    found = []
    for role in roles:
        name, where = (role["role"], role["db"]) if isinstance(role, dict) else (role, "admin")
        for commands, database in ((ANYWHERE.get(name), ""), (ON_ONE.get(name), where)):
            if commands:
                found.append({"resource": {"db": database, "collection": ""}, "actions": sorted({ACTIONS[c] for c in commands if c in ACTIONS})})
    return found


def allowed(roles: list, database: str, command: str) -> bool:
    """Roles as MongoDB takes them: a name, or a name and its database."""
    for role in roles:
        name, where = (role["role"], role["db"]) if isinstance(role, dict) else (role, "admin")
        if command in ANYWHERE.get(name, ()) or (where == database and command in ON_ONE.get(name, ())):
            return True
    return False
