const roles = { role: "amsclusterBackup", privileges: [{ resource: { cluster: true }, actions: ["fsync", "unlock"] }], roles: [] };
const wanted = ["readWriteAnyDatabase", "dbAdminAnyDatabase", "amsclusterBackup"];
const users = db.getSiblingDB("admin");
if (!users.getRole("amsclusterBackup")) users.createRole(roles);
