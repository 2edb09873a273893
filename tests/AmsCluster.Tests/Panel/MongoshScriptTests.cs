using AmsCluster.Panel;
using AmsCluster.Tests.UserData;

namespace AmsCluster.Tests.Panel;

/// <summary>The script for mongosh, run by mongosh itself, in a database that speaks MongoDB's protocol.</summary>
public sealed class MongoshScriptTests(MongoStandIn database) : IClassFixture<MongoStandIn>
{
    const string Hash = "5f4dcc3b5aa765d61d8327deb882cf99";

    MongoshUsers Users(string password = Machine.Secret) => new($"mongodb://ams:{{secret}}@{database.Host}", password);

    [MongoshFact]
    public async Task Users_of_all_versions_are_told_with_their_rights()
    {
        await database.Set(Machine.Secret, [Stored.Now("JamesBond"), Stored.Before("b@example.com"), Stored.Now("c@example.com", "READ_ONLY")]);
        var found = await Users().Read("b@example.com", default);
        Assert.False(found.IsOld);
        Assert.Equal(["b@example.com (system ADMIN)", "JamesBond (system ADMIN)", "c@example.com (system READ_ONLY)"], found.Users.Select(u => u.ToString()));
    }

    [MongoshTheory]
    [InlineData("JamesBond")]
    [InlineData("a'b\"$where{}@example.com")]
    public async Task A_hash_is_stored_and_nothing_else_is_changed(string email)
    {
        await database.Set(Machine.Secret, [Stored.Now(email), Stored.Now("b@example.com")]);
        var before = (await database.State()).GetProperty("databases").ToString();
        await Users().Set(email, Hash, default);
        var after = (await database.State()).GetProperty("databases").ToString();
        Assert.Equal(Hash, await database.PasswordOf(email));
        Assert.Equal("0", await database.PasswordOf("b@example.com"));
        Assert.Equal(before, after.Replace(Hash, "0"));
    }

    [MongoshFact]
    public async Task Before_2_4_2_users_are_in_another_collection()
    {
        await database.Set(Machine.Secret, [Stored.Old("a@example.com")], "User");
        var found = await Users().Read("JamesBond", default);
        Assert.True(found.IsOld);
        Assert.Equal("a@example.com (ADMIN)", Assert.Single(found.Users).ToString());
        await Users().Set("a@example.com", Hash, default);
        Assert.Equal(Hash, await database.PasswordOf("a@example.com", "User"));
    }

    [MongoshFact]
    public async Task What_an_upgrade_has_left_behind_is_not_touched()
    {
        var serverdb = new Dictionary<string, object[]> { ["User"] = [Stored.Old("a@example.com")], ["user"] = [Stored.Now("a@example.com")] };
        await database.Set(new { logins = new { ams = new { password = Machine.Secret } }, databases = new { serverdb } });
        Assert.False((await Users().Read("a@example.com", default)).IsOld);
        await Users().Set("a@example.com", Hash, default);
        Assert.Equal((Hash, "0"), (await database.PasswordOf("a@example.com"), await database.PasswordOf("a@example.com", "User")));
    }

    [MongoshFact]
    public async Task A_database_without_users_says_so()
    {
        await database.Set(Machine.Secret, []);
        Assert.Empty((await Users().Read("JamesBond", default)).Users);
        var error = await Assert.ThrowsAsync<AmsException>(() => Users().Set("JamesBond", Hash, default));
        Assert.Equal("AmsAdminNotFound", error.Code);
        Assert.Empty((await database.State()).GetProperty("databases").GetProperty("serverdb").GetProperty("user").EnumerateArray());
    }

    [MongoshFact]
    public async Task Of_very_many_users_the_one_that_is_asked_for_is_told()
    {
        await database.Set(Machine.Secret, Enumerable.Range(0, 200).Select(i => Stored.Now($"user-{i}@example.com")));
        var found = await Users().Read("user-199@example.com", default);
        Assert.Equal("user-199@example.com", found.Users[0].Email);
        Assert.Equal(51, found.Users.Count);
    }

    [MongoshTheory]
    [InlineData("clusterMonitor", false)]
    [InlineData("readAnyDatabase", true)]
    public async Task A_user_without_the_right_is_told_of_and_the_hash_is_not(string role, bool mayRead)
    {
        await database.Set(Machine.Secret, [Stored.Now("JamesBond")], roles: role);
        if (mayRead) Assert.Single((await Users().Read("JamesBond", default)).Users);
        var error = await Assert.ThrowsAsync<AmsException>(() => Users().Set("JamesBond", Hash, default));
        Assert.Equal("AmsDatabaseRights", error.Code);
        Assert.Matches(@"\(Mongo\w+Error 13\b", error.Message);
        Assert.DoesNotContain(Hash, error.ToString() + error.Advice, StringComparison.Ordinal);
        Assert.Equal("0", await database.PasswordOf("JamesBond"));
    }

    [MongoshTheory]
    [InlineData("another")]
    [InlineData(null)]
    public async Task A_wrong_password_of_the_database_is_told_of_but_not_told(string? password)
    {
        await database.Set(Machine.Secret, [Stored.Now("JamesBond")]);
        var users = password is null ? new MongoshUsers($"mongodb://{database.Host}", null) : Users(password);
        var error = await Assert.ThrowsAsync<AmsException>(() => users.Read("JamesBond", default));
        Assert.Equal(password is null ? "AmsDatabaseRights" : "AmsDatabaseLogin", error.Code);
        Assert.DoesNotContain(password ?? Machine.Secret, error.ToString(), StringComparison.Ordinal);
    }

    [MongoshFact]
    public async Task A_database_that_is_not_there_is_told_of()
    {
        var users = new MongoshUsers($"mongodb://ams:{{secret}}@127.0.0.1:{AwsStandIn.FreePort()}", "hunter2");
        var error = await Assert.ThrowsAsync<AmsException>(() => users.Read("JamesBond", default));
        Assert.Equal("AmsDatabaseUnreachable", error.Code);
        Assert.DoesNotContain("hunter2", error.ToString(), StringComparison.Ordinal);
    }
}
