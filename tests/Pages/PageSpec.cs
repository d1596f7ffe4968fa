using System.Text.Json;
using System.Xml.Linq;
using ActorLoad.Host.Reports.Html;
using ActorLoad.Host.Reports.Svg;

namespace ActorLoad.Pages.Tests;

/// <summary>What is written, without a browser.</summary>
public sealed class PageSpec
{
    [Fact]
    public void Names_of_anybody_should_not_break_out_of_the_page()
    {
        var (report, story) = MadeBoot.Of(60);
        var page = ReportPage.Of(report, story);
        const string Opening = "<script type=\"application/json\" id=\"data\">";
        var data = page[(page.IndexOf(Opening, StringComparison.Ordinal) + Opening.Length)..];
        data = data[..data.IndexOf("</script>", StringComparison.Ordinal)];
        using var json = JsonDocument.Parse(data);

        Assert.Equal(-1, data.AsSpan().IndexOfAny("<>&"));
        Assert.Equal(2, page.Split("<script").Length - 1);
        Assert.Equal(2, page.Split("</script").Length - 1);
        Assert.DoesNotContain("<!--", page);
        var names = json.RootElement.GetProperty("timeline").GetProperty("loads").EnumerateArray().Select(load => load.GetProperty("name").GetString());
        Assert.Contains(MadeBoot.Hostile.Replace('\ud800', '\ufffd'), names);
    }

    [Fact]
    public void A_page_should_name_nothing_outside_itself()
    {
        var (report, story) = MadeBoot.Of(60);
        var page = ReportPage.Of(report, story).Replace("http://www.w3.org/2000/svg", "");
        Assert.DoesNotContain("http:", page);
        Assert.DoesNotContain("https:", page);
        Assert.DoesNotContain("url(", page);
        Assert.DoesNotContain(" src=", page);
    }

    [Fact]
    public void A_picture_should_be_well_formed_and_have_every_load()
    {
        var (report, story) = MadeBoot.Of(60);
        var picture = XDocument.Parse(ReportPicture.Of(report, story));
        var bars = picture.Descendants().Where(e => e.Name.LocalName == "rect").CountBy(e => e.Attribute("class")!.Value).ToDictionary();
        var legend = 1;
        Assert.Equal(story.Loads.Count(load => load.IsSuccess), bars["live"] - legend);
        Assert.Equal(story.Loads.Count(load => load.IsFailure), bars["failed"] - legend);
        Assert.Equal(story.Loads.Count(load => load.Ended is null), bars["open"] - legend);
        var text = picture.Descendants().Where(e => e.Name.LocalName == "text").Select(e => e.Value).ToArray();
        Assert.Contains(text, words => words.StartsWith("</script><script>alert(1)</script><!--??[31m\"'&"));
        Assert.DoesNotContain(picture.Descendants(), e => e.Name.LocalName == "script");
    }

    [Fact]
    public void A_picture_of_what_was_observed_should_have_every_call_and_no_name_should_break_out()
    {
        var (report, story) = MadeBoot.Observed(200);
        var picture = XDocument.Parse(ReportPicture.Of(report, story));
        var bars = picture.Descendants().Where(e => e.Name.LocalName == "rect").CountBy(e => e.Attribute("class")!.Value).ToDictionary();
        const int Legend = 1;
        Assert.Equal((50, 150, 1), (bars["live"] - Legend, bars["duplicate"] - Legend, bars["failed"] - Legend));
        Assert.DoesNotContain(picture.Descendants(), e => e.Name.LocalName == "script");
    }
}
