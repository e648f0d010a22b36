using Ebok.Tests.Testing;

namespace Ebok.Tests.Utilities;

[Trait("Id", "U3")]
public class ProfileSchemaTests
{
    /// <summary>The schema is made from the records and their comments, so that neither can say what the other does not.
    /// After a change: <c>EBOK_WRITE_SCHEMA=1 dotnet Ebok.Tests.dll -class "*ProfileSchema*"</c>.</summary>
    [Fact]
    public void Schema_IsWhatTheRecordsSay()
    {
        var file = Path.Combine(Repository.Utilities, "schema.json");
        var written = ProfileSchema.Write();
        if (Environment.GetEnvironmentVariable("EBOK_WRITE_SCHEMA") == "1")
            File.WriteAllText(file, written);

        File.ReadAllText(file).ShouldBe(written, "run with EBOK_WRITE_SCHEMA=1 and look at the difference");
    }

    [Fact]
    public void Schema_EveryPropertyIsExplained() => ProfileSchema.Unexplained().ShouldBeEmpty();
}
