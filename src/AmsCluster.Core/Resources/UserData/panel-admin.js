// The first user of AMS's panel, where there is none yet (datastore/db/types/User.java). _t is Morphia's discriminator.
const panel = db.getSiblingDB("serverdb");
if (!["user", "User"].some((name) => panel.getCollection(name).countDocuments({}) > 0)) {
    panel.user.insertOne({
        _t: "User", email: process.env.AMS_EMAIL, password: process.env.AMS_HASH,
        userType: "ADMIN", scope: "system", appNameUserType: { system: "ADMIN" },
    });
}
