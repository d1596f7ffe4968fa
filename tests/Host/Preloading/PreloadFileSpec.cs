using ActorLoad.Actors.Preload;
using ActorLoad.Actors.Requests;
using ActorLoad.Host.Journal;
using ActorLoad.Host.Preloading;

namespace ActorLoad.Host.Tests.Preloading;

public sealed class PreloadFileSpec : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("actorload-list");

    private string Var => Path.Combine(_folder.FullName, "var", "journal.db");

    private string Run => Path.Combine(_folder.FullName, "run", "journal.db");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public void A_list_should_be_found_where_it_was_written_and_in_an_early_place_before_that_is_there()
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Var)!);
        Directory.CreateDirectory(Path.GetDirectoryName(Run)!);
        var file = Of(new JournalPlace(Var, Run));
        file.Write(List("lasting"));
        Assert.Equal("lasting", Assert.Single(file.Read(TimeSpan.MaxValue).Entries).Spec);

        File.Move(file.Lasting, Path.Combine(Path.GetDirectoryName(Run)!, PreloadFile.Name));
        Assert.Equal("lasting", Assert.Single(file.Read(TimeSpan.MaxValue).Entries).Spec);
        file.Write(List("newer"));
        Assert.Equal("newer", Assert.Single(file.Read(TimeSpan.MaxValue).Entries).Spec);
        Assert.Equal([PreloadFile.Name], Directory.GetFiles(Path.GetDirectoryName(Var)!).Select(Path.GetFileName));
    }

    [Fact]
    public void Where_there_is_no_list_or_the_beginning_is_over_that_should_be_no_fault()
    {
        var none = Of(new JournalPlace(Var)).Read(TimeSpan.MaxValue);
        Assert.Equal((false, $"there is no list yet in {Path.GetDirectoryName(Var)}/preload.json"), (none.IsFault, none.Problem));

        var late = Of(new JournalPlace(Var)).Read(TimeSpan.Zero);
        Assert.False(late.IsFault);
        Assert.Contains("its beginning is over (preload-window)", late.Problem);
    }

    [Theory]
    [InlineData("{", true, "cannot be used: ")]
    [InlineData("", true, "remove it, and the next boots make it anew")]
    [InlineData("LIST ../../etc/shadow\u0001", true, "an entry is no module")]
    [InlineData("FOREIGN machine", false, "it is of another machine, foreign")]
    [InlineData("FOREIGN kernel", false, "it is of another kernel, foreign")]
    [InlineData("LONG", true, "is longer than any list")]
    public void A_list_that_is_broken_or_of_something_else_should_begin_nothing_and_be_named(string text, bool isFault, string said)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Var)!);
        var file = Of(new JournalPlace(Var));
        File.WriteAllText(file.Lasting, text switch
        {
            "LONG" => new string(' ', 5 << 20),
            "FOREIGN machine" => PreloadFormat.Write(List("a") with { Machine = "foreign" }),
            "FOREIGN kernel" => PreloadFormat.Write(List("a") with { Kernel = "foreign" }),
            _ when text.StartsWith("LIST ", StringComparison.Ordinal) => PreloadFormat.Write(List(text["LIST ".Length..])),
            _ => text,
        });
        var plan = file.Read(TimeSpan.MaxValue);
        Assert.Empty(plan.Entries);
        Assert.Equal(isFault, plan.IsFault);
        Assert.StartsWith(file.Lasting, plan.Problem);
        Assert.Contains(said, plan.Problem);
    }

    [Fact]
    public void A_list_that_may_not_be_read_should_begin_nothing()
    {
        Directory.CreateDirectory(Path.Combine(Path.GetDirectoryName(Var)!, PreloadFile.Name));
        var file = Of(new JournalPlace(Var));
        Assert.Empty(file.Read(TimeSpan.MaxValue).Entries);
        Assert.ThrowsAny<Exception>(() => file.Write(List("a")));
    }

    private static PreloadFile Of(JournalPlace place) => new(place, TaughtBoots.Machine, TaughtBoots.Kernel, TaughtBoots.Tree);

    private static PreloadList List(string spec) => new(
        PreloadList.KnownFormat, TaughtBoots.Machine, TaughtBoots.Kernel, TaughtBoots.Tree, DateTimeOffset.UnixEpoch, ["b"],
        [new PreloadEntry(spec, ["a"], RequesterKind.Kernel, Device: null, [])]);
}
