using System.Text.Json;
using ActorLoad.Actors.Journal.Events;
using ActorLoad.Host.Configuration;
using ActorLoad.Host.Tests.Journal;
using ActorLoad.Host.Tests.Reports;
using Microsoft.Data.Sqlite;

namespace ActorLoad.Host.Tests.Upkeep;

/// <summary><c>actorloadd journal verify</c> and its kin, as a person types them, over files that the real journal wrote.</summary>
public sealed class UpkeepSpec : IAsyncLifetime
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("actorload-upkeep");

    private string Journal => Path.Combine(_folder.FullName, "journal.db");

    private string Other => Path.Combine(_folder.FullName, "other.db");

    private string Lines => Path.Combine(_folder.FullName, "export.jsonl");

    public Task InitializeAsync() => MadeBoots.WriteAsync(Journal);

    public Task DisposeAsync()
    {
        _folder.Delete(recursive: true);
        return Task.CompletedTask;
    }

    [Fact]
    public async Task A_whole_journal_should_be_called_whole_with_what_it_holds()
    {
        await MadeBoots.WriteLossyAsync(Journal);
        using var json = JsonDocument.Parse(Done("verify", "--journal", Journal, "--json"));
        Assert.True(json.RootElement.GetProperty("whole").GetBoolean());
        Assert.Empty(json.RootElement.GetProperty("problems").EnumerateArray());
        var lossy = json.RootElement.GetProperty("boots")[2];
        Assert.Equal((3, 12, 10), (lossy.GetProperty("requests").GetInt32(), lossy.GetProperty("lost").GetInt32(), lossy.GetProperty("lostRequests").GetInt32()));
        Assert.EndsWith("journal.db: whole\n", Done("verify", "--journal", Journal));
    }

    [Theory]
    [InlineData("DELETE FROM journal WHERE sequence_number = 2 AND persistence_id LIKE '%1'", "row 3: rows 2 to 2 before it are missing")]
    [InlineData("DELETE FROM journal WHERE sequence_number = 1 AND persistence_id LIKE '%2'", "row 2: rows 1 to 1 before it are missing")]
    [InlineData("UPDATE journal SET ordering = 9999 WHERE sequence_number = 1 AND persistence_id LIKE '%2'", "row 2: it was written before row 1")]
    [InlineData("UPDATE journal SET deleted = 1 WHERE sequence_number = 1 AND persistence_id LIKE '%2'", "row 1: it is marked as deleted")]
    [InlineData("UPDATE journal SET message = x'7b7b' WHERE manifest = 'plan-made.v1'", "(plan-made.v1): it cannot be read")]
    [InlineData("UPDATE journal SET message = cast(replace(cast(message AS TEXT), '\"events\":12', '\"events\":9') AS BLOB) WHERE manifest = 'events-lost.v1'", "says that 9 events were lost, and that 10 of them were requests")]
    [InlineData("INSERT INTO journal (created, deleted, persistence_id, sequence_number, message, manifest, identifier) SELECT created, 0, persistence_id, (SELECT max(sequence_number) + 1 FROM journal AS all_rows WHERE all_rows.persistence_id = journal.persistence_id), message, manifest, identifier FROM journal WHERE manifest = 'requests-answered.v1' AND persistence_id LIKE '%2'", "(requests-answered.v1): it has 7 requests that the same run had before")]
    public async Task What_is_wrong_should_be_said_and_where(string damage, string said)
    {
        await MadeBoots.WriteLossyAsync(Journal);
        Damage(damage);
        Assert.Contains(said, Failed("verify", "--journal", Journal).Output);
    }

    [Fact]
    public void A_move_that_was_cut_off_should_be_said_and_be_no_problem()
    {
        File.Copy(Journal, Other);
        var config = Path.Combine(_folder.FullName, "config.hocon");
        File.WriteAllText(config, $"actorload.journal {{ path = \"{Journal}\", early-path = \"{Other}\" }}");
        Assert.Contains($"{Other} is still to be brought to {Journal}", Done("verify", "--config", config));
        File.WriteAllText(Other + ".moved", $"machine/{MadeBoots.Second}");
        Assert.Contains($"{Other} was brought to {Journal} and not removed", Done("verify", "--config", config));
        File.Delete(Other);
        Assert.DoesNotContain("brought to", Done("verify", "--config", config));
    }

    [Fact]
    public async Task Damaged_pages_should_be_found()
    {
        await using (var run = JournalRun.Start(Journal))
        {
            run.Tell(Storm.Requests(5000));
            Assert.True((await run.Flush()).Complete);
        }

        using (var file = File.OpenWrite(Journal))
        {
            file.Seek(-8192, SeekOrigin.End);
            file.Write(new byte[8192]);
        }

        Assert.Contains("not whole", Failed("verify", "--journal", Journal).Output);
    }

    [Fact]
    public void What_is_no_journal_should_be_refused()
    {
        File.WriteAllText(Other, new string('x', 9000));
        Assert.Contains("is no SQLite database", Failed("verify", "--journal", Other).Errors);
        Assert.Contains("there is no file", Failed("verify", "--journal", Other + "x").Errors);
        Assert.Contains("there is no file", Failed("vacuum", "--journal", Other + "x").Errors);
    }

    [Fact]
    public void An_export_should_come_back_to_the_last_byte()
    {
        Damage("INSERT INTO journal (created, deleted, persistence_id, sequence_number, message, manifest, identifier) SELECT 7, 0, persistence_id, max(sequence_number) + 1, '{\"of\": \"tomorrow\" , \"n\":1.0}', 'from-the-future.v9', 1305 FROM journal WHERE persistence_id LIKE '%2'");
        Damage("INSERT INTO journal (created, deleted, persistence_id, sequence_number, message, manifest, identifier, tags) SELECT 8, 0, persistence_id, max(sequence_number) + 1, x'00ff0a7b', NULL, NULL, 'a' FROM journal WHERE persistence_id LIKE '%2'");
        Damage("UPDATE journal SET message = cast(message AS BLOB)");
        Done("export", "--journal", Journal, "--output", Lines);
        Assert.Equal(Rows(Journal).Count + 2, File.ReadAllLines(Lines).Length);
        Assert.All(File.ReadAllLines(Lines), line => JsonDocument.Parse(line).Dispose());
        Assert.Equal($"{Other}: {Rows(Journal).Count} rows imported, 0 were there already\n", Done("import", "--journal", Other, Lines));
        Assert.Equal(Rows(Journal), Rows(Other));
        foreach (var command in (string[][])[["report", "--boot", "1"], ["boots"], ["journal"], ["replay", "-1"]])
        {
            Assert.Equal(Run([.. command, "--journal", Journal]), Run([.. command, "--journal", Other]));
        }

        Assert.Equal($"{Other}: 0 rows imported, {Rows(Journal).Count} were there already\n", Done("import", "--journal", Other, Lines));
        Assert.Equal(Rows(Journal), Rows(Other));
    }

    [Fact]
    public void One_boot_should_be_exported_alone_and_go_beside_others()
    {
        Done("export", "--journal", Journal, "--boot", "1", "--output", Lines);
        Done("import", "--journal", Other, Lines);
        Assert.All(Rows(Other), row => Assert.Contains(MadeBoots.First, row));
        Done("export", "--journal", Journal, "--output", Lines);
        Done("import", "--journal", Other, Lines);
        Assert.Equal(Rows(Journal), Rows(Other));
    }

    [Theory]
    [InlineData("cut", "ends behind line 4 without saying so")]
    [InlineData("half a line", "line 4 of the export cannot be imported")]
    [InlineData("a line less", "with another number of rows")]
    [InlineData("foreign", "line 1 of the export cannot be imported: it is no export of a journal")]
    [InlineData("later", "line 1 of the export cannot be imported: it is of another version")]
    [InlineData("twice", "behind the line that says that the export ends")]
    [InlineData("not UTF-8", "line 3 of the export cannot be imported")]
    [InlineData("nothing", "without saying so")]
    public void A_damaged_or_foreign_export_should_be_refused_whole(string damage, string said)
    {
        Done("export", "--journal", Journal, "--output", Lines);
        var lines = File.ReadAllLines(Lines);
        File.WriteAllLines(Lines, damage switch
        {
            "cut" => lines[..4],
            "half a line" => [.. lines[..3], lines[3][..20]],
            "a line less" => [.. lines[..3], .. lines[4..]],
            "foreign" => ["{\"kind\":\"service-started.v1\"}", .. lines[1..]],
            "later" => [lines[0].Replace("\"version\":1", "\"version\":2"), .. lines[1..]],
            "twice" => [.. lines, .. lines],
            "not UTF-8" => lines,
            _ => [],
        });
        if (damage == "not UTF-8")
        {
            var bytes = File.ReadAllBytes(Lines);
            bytes[lines[..2].Sum(line => line.Length + 1) + 12] = 0xff;
            File.WriteAllBytes(Lines, bytes);
        }

        Assert.Contains(said, Failed("import", "--journal", Other, Lines).Errors);
        Assert.False(File.Exists(Other));
        var before = Rows(Journal);
        Failed("import", "--journal", Journal, Lines);
        Assert.Equal(before, Rows(Journal));
    }

    [Fact]
    public void An_export_that_contradicts_the_journal_should_be_refused()
    {
        Done("export", "--journal", Journal, "--output", Lines);
        Done("import", "--journal", Other, Lines);
        using (var connection = Database.Open(Other))
        {
            connection.Do("DELETE FROM journal WHERE persistence_id LIKE '%1'; UPDATE journal SET created = 1 WHERE sequence_number = 2");
        }

        var before = Rows(Other);
        Assert.Contains($"the journal has another row 2 of boot machine/{MadeBoots.Second}", Failed("import", "--journal", Other, Lines).Errors);
        Assert.Equal(before, Rows(Other));
    }

    [Fact]
    public async Task Vacuum_should_remove_what_is_not_to_be_kept_and_say_so_in_the_journal()
    {
        for (var boot = 1; boot <= 2; boot++)
        {
            await using var earlier = JournalRun.Start(Journal, options => options with { PersistenceId = $"machine/{boot}" });
            earlier.Tell(Storm.Requests(5000));
            Assert.True((await earlier.Flush()).Complete);
        }

        var config = Path.Combine(_folder.FullName, "config.hocon");
        File.WriteAllText(config, "actorload.journal.keep.boots = 1");
        using var json = JsonDocument.Parse(Done("vacuum", "--journal", Journal, "--config", config, "--json"));
        string[] gone = [$"machine/{MadeBoots.First}", $"machine/{MadeBoots.Second}", "machine/1"];
        Assert.Equal(gone, json.RootElement.GetProperty("boots").EnumerateArray().Select(boot => boot.GetString()));
        Assert.True(json.RootElement.GetProperty("bytesAfter").GetInt64() < json.RootElement.GetProperty("bytesBefore").GetInt64());
        var word = Assert.IsType<BootsForgotten>(Database.Events(Journal)[^1]);
        Assert.Equal(3, word.Count);
        Assert.Equal(gone, word.Boots);
        Assert.Equal(5000, Database.RequestIds(Journal).Length);
        Assert.EndsWith("whole\n", Done("verify", "--journal", Journal));
        using var again = JsonDocument.Parse(Done("vacuum", "--journal", Journal, "--config", config, "--json"));
        Assert.Empty(again.RootElement.GetProperty("boots").EnumerateArray());
    }

    [Fact]
    public async Task A_journal_that_a_service_writes_should_be_left_to_it()
    {
        var socket = Path.Combine(_folder.FullName, "socket");
        using var service = new System.Net.Sockets.Socket(System.Net.Sockets.AddressFamily.Unix, System.Net.Sockets.SocketType.Stream, System.Net.Sockets.ProtocolType.Unspecified);
        service.Bind(new System.Net.Sockets.UnixDomainSocketEndPoint(socket));
        service.Listen();
        var config = Path.Combine(_folder.FullName, "config.hocon");
        await File.WriteAllTextAsync(config, $"actorload {{ socket = \"{socket}\", journal.path = \"{Journal}\", journal.keep.boots = 1 }}");
        var before = Rows(Journal);
        Done("export", "--config", config, "--output", Lines);
        Assert.Contains("stop it (systemctl stop", Failed("vacuum", "--config", config).Errors);
        Assert.Contains("stop it (systemctl stop", Failed("import", "--config", config, Lines).Errors);
        Assert.EndsWith("whole\n", Done("verify", "--config", config));
        Assert.Equal(before, Rows(Journal));
    }

    [Theory]
    [InlineData("verify", "--boot", "1")]
    [InlineData("export", "--json")]
    [InlineData("import", "a", "b")]
    [InlineData("vacuum", "--journal")]
    public void A_wrong_command_line_should_be_refused(params string[] arguments) =>
        Assert.Equal(2, Run(["journal", .. arguments]).Status);

    private static string Done(params string[] arguments)
    {
        var run = Run(["journal", .. arguments]);
        Assert.Equal((0, ""), (run.Status, run.Errors));
        return run.Output;
    }

    private static (int Status, string Output, string Errors) Failed(params string[] arguments)
    {
        var run = Run(["journal", .. arguments]);
        Assert.Equal(1, run.Status);
        return run;
    }

    private static (int Status, string Output, string Errors) Run(string[] arguments)
    {
        using var output = new StringWriter();
        using var errors = new StringWriter();
        var startup = Startup.From(arguments, output, errors);
        Assert.Null(startup.Options);
        return (startup.ExitStatus, output.ToString(), errors.ToString());
    }

    private static List<string> Rows(string path)
    {
        using var connection = Database.Open(path);
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT concat_ws('|', persistence_id, sequence_number, created, deleted, hex(message), quote(manifest), quote(identifier), quote(writer_uuid), quote(tags)) FROM journal ORDER BY persistence_id, sequence_number";
        using var reader = command.ExecuteReader();
        var rows = new List<string>();
        while (reader.Read())
        {
            rows.Add(reader.GetString(0));
        }

        return rows;
    }

    private void Damage(string sql)
    {
        using var connection = Database.Open(Journal);
        connection.Do(sql);
    }
}
