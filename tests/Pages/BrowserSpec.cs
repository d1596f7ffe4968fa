using ActorLoad.Actors.Boots;
using ActorLoad.Actors.Boots.Summaries;
using ActorLoad.Host.Reports.Html;
using ActorLoad.Host.Reports.Svg;

namespace ActorLoad.Pages.Tests;

/// <summary>The page and the picture as a real browser shows them. ACTORLOAD_SCREENSHOTS names a folder for pictures of them.</summary>
public sealed class BrowserSpec(Browser browser) : IClassFixture<Browser>, IDisposable
{
    private const string Rows = "[...document.querySelectorAll('#modules tbody tr')]";
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("actorload-pages");

    public void Dispose() => _folder.Delete(recursive: true);

    public static TheoryData<int, int, string> Views()
    {
        var views = new TheoryData<int, int, string>();
        foreach (var modules in new[] { 60, 5000 })
        {
            foreach (var width in new[] { 1280, 400 })
            {
                views.Add(modules, width, "light");
                views.Add(modules, width, "dark");
            }
        }

        return views;
    }

    [BrowserTheory]
    [MemberData(nameof(Views))]
    public async Task A_page_should_be_shown_without_errors_network_or_sideways_scrolling(int modules, int width, string scheme)
    {
        await using var page = await Page(modules, width, scheme);
        await Photograph(page, $"report-{modules}-{width}-{scheme}.png");

        Assert.Equal("Module loads of one boot", await page.Read<string>("document.querySelector('h1').textContent"));
        Assert.InRange(await page.Read<int>("document.documentElement.scrollWidth"), 1, width);
        Assert.Equal(scheme == "dark", await page.Read<bool>("getComputedStyle(document.body).backgroundColor.match(/\\d+/)[0] < 128"));
        Assert.Equal($"{modules + 2}", (await page.Read<string>("document.querySelector('#timeline .head .quiet').textContent")).Replace(",", ""));
        Assert.False(await page.Read<bool>("[...document.querySelectorAll('script')].some(s => s.textContent === 'alert(1)')"));
        Assert.Empty(page.Errors);
        Assert.All(page.Requests, request => Assert.StartsWith("file:///", request));
        Assert.Single(page.Requests);
    }

    [BrowserTheory]
    [InlineData(60)]
    [InlineData(5000)]
    public async Task A_table_should_sort_by_a_click_and_show_all_that_is_wanted(int modules)
    {
        await using var page = await Page(modules, 1280, "light");
        const string Sizes = "[...document.querySelectorAll('#timeline tbody tr')].map(r => r.cells[3].textContent)";
        await page.Do("[...document.querySelectorAll('#timeline th button')].find(b => b.textContent === 'Waited').click()");
        Assert.Equal("9", (await page.Read<string[]>(Sizes))[0]);
        await page.Do("[...document.querySelectorAll('#timeline th button')].find(b => b.textContent === 'Waited').click()");
        Assert.Equal("0", (await page.Read<string[]>(Sizes))[0]);

        Assert.InRange(await page.Read<int>($"{Rows}.length"), 1, 40);
        await page.Do("document.querySelector('#modules .more').click()");
        Assert.InRange(await page.Read<int>($"{Rows}.length"), modules, modules + 3);
        Assert.Empty(page.Errors);
    }

    [BrowserTheory]
    [InlineData(60)]
    [InlineData(5000)]
    public async Task A_search_should_find_in_all_tables(int modules)
    {
        await using var page = await Page(modules, 1280, "light");
        await page.Do("document.dispatchEvent(new KeyboardEvent('keydown', { key: '/' }))");
        await page.Call("Input.insertText", new { text = "MOD_0042 live" });
        Assert.Equal(["mod_0042"], await page.Read<string[]>($"{Rows}.map(r => r.cells[0].textContent)"));
        Assert.Equal("0", await page.Read<string>("document.querySelector('nav a[href=\"#unmet\"] span').textContent"));
        await page.Do("document.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape' }))");
        Assert.Equal(40, await page.Read<int>($"{Rows}.length"));
        Assert.Empty(page.Errors);
    }

    [BrowserTheory]
    [InlineData(60)]
    public async Task A_click_on_a_load_should_tell_who_waited_and_a_drag_should_look_closer(int modules)
    {
        await using var page = await Page(modules, 1280, "light");
        await page.Do("[...document.querySelectorAll('#timeline tbody tr')].find(r => r.cells[0].textContent === 'mod_0006').click()");
        Assert.Equal(9, await page.Read<int>("document.querySelectorAll('#timeline .detail tbody tr').length"));

        var strips = await page.Read<double[]>("(r => [r.left, r.width, r.top + 20])(document.querySelector('.strips').getBoundingClientRect())");
        foreach (var (type, at) in new[] { ("mousePressed", 0.1), ("mouseMoved", 0.2), ("mouseReleased", 0.2) })
        {
            await page.Call("Input.dispatchMouseEvent", new { type, x = strips[0] + (strips[1] * at), y = strips[2], button = "left", buttons = 1, clickCount = 1 });
        }

        Assert.InRange(await page.Read<int>("document.querySelectorAll('#timeline tbody tr').length"), 3, modules / 2);
        Assert.Empty(page.Errors);
    }

    [BrowserTheory]
    [InlineData(1280, "light")]
    [InlineData(400, "dark")]
    public async Task What_others_loaded_should_be_shown_call_by_call(int width, string scheme)
    {
        const string Table = "[...document.querySelectorAll('#observed tbody tr')]";
        var (report, story) = MadeBoot.Observed(200);
        await using var page = await Page(report, story, width, scheme);
        await Photograph(page, $"observed-{width}-{scheme}.png");
        Assert.InRange(await page.Read<int>("document.documentElement.scrollWidth"), 1, width);
        Assert.Equal("201", await page.Read<string>("document.querySelector('nav a[href=\"#observed\"] span').textContent"));
        Assert.Equal("201", await page.Read<string>("document.querySelector('nav a[href=\"#timeline\"] span').textContent"));
        Assert.InRange(await page.Read<int>("document.querySelectorAll('#timeline .lane .duplicate').length"), 1, 150);
        Assert.Contains("50 live, 150 duplicates, 1 failed", await page.Read<string>("document.querySelector('#observed .note').textContent"));

        Assert.Contains("51 modules loaded in all", await page.Read<string>("document.querySelector('#counted .note').textContent"));
        Assert.Equal(
            ["becoming", "150", "2.96 MiB"],
            await page.Read<string[]>("[...document.querySelectorAll('#counted tbody tr')[2].cells].slice(0, 3).map(c => c.textContent)"));

        await page.Do("[...document.querySelectorAll('#observed .tabs button')].find(b => b.textContent === 'by call in vain').click()");
        await page.Do("document.querySelector('#observed .more').click()");
        Assert.Equal(151, await page.Read<int>($"{Table}.length"));
        Assert.Equal(
            ["mod_0", "EEXIST", "virtio", "/devices/pci0000:00/0000:00:01.0/virtio1", "(udev-worker)[301]"],
            await page.Read<string[]>($"[...{Table}[0].cells].slice(1, 6).map(c => c.textContent)"));
        Assert.False(await page.Read<bool>("[...document.querySelectorAll('script')].some(s => s.textContent === 'alert(1)')"));
        Assert.Empty(page.Errors);
    }

    [BrowserTheory]
    [InlineData("light", false)]
    [InlineData("dark", false)]
    [InlineData("light", true)]
    [InlineData("dark", true)]
    public async Task A_picture_should_be_shown_without_errors(string scheme, bool observed)
    {
        var (report, story) = observed ? MadeBoot.Observed(60) : MadeBoot.Of(60);
        var file = Path.Combine(_folder.FullName, "boot.svg");
        await File.WriteAllTextAsync(file, ReportPicture.Of(report, story));
        await using var page = await browser.Open(file, 1232, 1100, scheme);
        await Photograph(page, $"picture{(observed ? "-observed" : string.Empty)}-{scheme}.png");
        Assert.Equal("svg", await page.Read<string>("document.documentElement.localName"));
        Assert.Equal(0, await page.Read<int>("[...document.querySelectorAll('text')].filter(t => t.getBBox().x < 0 || t.getBBox().x + t.getBBox().width > 1200).length"));
        Assert.Empty(page.Errors);
    }

    private async Task<BrowserPage> Page(int modules, int width, string scheme)
    {
        var (report, story) = MadeBoot.Of(modules);
        return await Page(report, story, width, scheme);
    }

    private async Task<BrowserPage> Page(BootReport report, BootStory story, int width, string scheme)
    {
        var file = Path.Combine(_folder.FullName, "report.html");
        await File.WriteAllTextAsync(file, ReportPage.Of(report, story));
        return await browser.Open(file, width, width > 600 ? 1000 : 850, scheme);
    }

    private static async Task Photograph(BrowserPage page, string name)
    {
        if (Environment.GetEnvironmentVariable("ACTORLOAD_SCREENSHOTS") is { Length: > 0 } folder)
        {
            await page.Screenshot(Path.Combine(folder, name), whole: true);
        }
    }
}
