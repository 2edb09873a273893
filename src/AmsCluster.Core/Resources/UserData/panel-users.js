// Reads, or with AMS_HASH changes, the users of AMS's panel. Run by mongosh without a connection: the address is in the environment,
// because arguments are for all to see. AMS keeps users in serverdb.user since 2.4.2 (datastore/db/types/User.java), before that
// in serverdb.User, and finds them by email (console/datastore/MongoStore.java).
const secret = process.env.AMS_SECRET ?? "";
const address = process.env.AMS_URI.replace("{secret}", encodeURIComponent(secret));

// A refusal of MongoDB repeats the whole command, with the hash; a parser's complaint may repeat the address, with the password.
function end(error) {
    const places = ["MongoServerSelectionError", "MongoNetworkError", "MongoNetworkTimeoutError"];
    // To standard output, as all that a script in mongosh writes.
    print(places.includes(error.name) ? `${error.name}: ${error.message}` : [error.name, error.code, error.codeName].filter(Boolean).join(" "));
    quit([18, 8000].includes(error.code) ? 5 : error.code === 13 ? 4 : places.includes(error.name) ? 6 : 1);
}

try {
    const panel = connect(address).getSiblingDB("serverdb");
    const email = process.env.AMS_EMAIL ?? "";
    const shown = { _id: 0, email: 1, userType: 1, scope: 1, appNameUserType: 1 };
    const name = ["user", "User"].find((n) => panel.getCollection(n).countDocuments({}) > 0) ?? "user";
    const users = panel.getCollection(name);
    if (process.env.AMS_HASH) {
        // Its password only: all else in the document is AMS's.
        if (users.updateMany({ email: email }, { $set: { password: process.env.AMS_HASH } }).matchedCount === 0) quit(3);
        print(JSON.stringify({ set: email }));
    } else {
        // The one that is asked for first, however many there are: output is cut where it gets long.
        const found = users.find({ email: email }, shown).toArray().concat(users.find({ email: { $ne: email } }, shown).limit(50).toArray());
        print(JSON.stringify({ collection: name, users: found }));
    }
} catch (error) {
    end(error);
}
