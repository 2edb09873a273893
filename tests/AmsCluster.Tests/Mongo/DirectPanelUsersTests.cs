using AmsCluster.Mongo;
using AmsCluster.Tests.Emulator;
using AmsCluster.Tests.Panel;

namespace AmsCluster.Tests.Mongo;

/// <summary>The panel's users by the driver, in a database that speaks MongoDB's protocol.</summary>
public sealed class DirectPanelUsersTests(MongoStandIn database) : IClassFixture<MongoStandIn>
{
    const string Hash = "5f4dcc3b5aa765d61d8327deb882cf99";
    const string Secret = "p/w @:%7";

    DirectPanelUsers Users(string? options = null) =>
        new(new("live", $"mongodb://ams:{Uri.EscapeDataString(Secret)}@{database.Host}/{options}", "mongo.uri"), new());

    [EmulatorFact]
    public async Task Reads_users_of_all_versions_with_their_rights()
    {
        await database.Set(Secret, [Stored.Now("JamesBond"), Stored.Before("b@example.com"), Stored.Now("c@example.com", "READ_ONLY")]);
        var found = await Users().Read("b@example.com", default);
        Assert.False(found.IsOld);
        Assert.Equal(["b@example.com (system ADMIN)", "JamesBond (system ADMIN)", "c@example.com (system READ_ONLY)"], found.Users.Select(u => u.ToString()));
    }

    [EmulatorTheory]
    [InlineData("JamesBond")]
    [InlineData("a'b\"$where{}@example.com")]
    public async Task Sets_the_password_and_changes_nothing_else(string email)
    {
        await database.Set(Secret, [Stored.Now(email), Stored.Now("b@example.com")]);
        var before = (await database.State()).GetProperty("databases").ToString();
        await Users("?authSource=admin&retryWrites=false").Set(email, Hash, default);
        Assert.Equal(Hash, await database.PasswordOf(email));
        Assert.Equal(before, (await database.State()).GetProperty("databases").ToString().Replace(Hash, "0", StringComparison.Ordinal));
    }

    [EmulatorFact]
    public async Task Finds_the_users_of_before_2_4_2()
    {
        await database.Set(Secret, [Stored.Old("a@example.com")], "User");
        Assert.True((await Users().Read("JamesBond", default)).IsOld);
        await Users().Set("a@example.com", Hash, default);
        Assert.Equal(Hash, await database.PasswordOf("a@example.com", "User"));
    }

    [EmulatorFact]
    public async Task Reports_a_user_that_is_gone_and_inserts_none()
    {
        await database.Set(Secret, []);
        Assert.Empty((await Users().Read("JamesBond", default)).Users);
        var error = await Assert.ThrowsAsync<AmsException>(() => Users().Set("JamesBond", Hash, default));
        Assert.Equal("AmsAdminNotFound", error.Code);
        Assert.Empty((await database.State()).GetProperty("databases").GetProperty("serverdb").GetProperty("user").EnumerateArray());
    }

    [EmulatorFact]
    public async Task Lists_the_named_user_first_and_50_others()
    {
        await database.Set(Secret, Enumerable.Range(0, 200).Select(i => Stored.Now($"user-{i}@example.com")));
        var found = await Users().Read("user-199@example.com", default);
        Assert.Equal(("user-199@example.com", 51), (found.Users[0].Email, found.Users.Count));
    }
}
