using ActorLoad.Actors.Boots;
using ActorLoad.Actors.Boots.Summaries;
using ActorLoad.Host.Reports.Timelines;

namespace ActorLoad.Host.Reports.Svg;

/// <summary>A boot as one picture, as <c>systemd-analyze plot</c> draws one: a bar for each load and each call of others, one under the other, in the order of their beginning.</summary>
internal sealed class ReportPicture : IDisposable
{
    private const double Width = 1200;
    private const double Side = 16;
    private const double Inside = Width - (2 * Side);
    private const double Head = 96;
    private const double Row = 16;
    private const double Letter = 6.7; // width of one of 11 pixels, a little more than most fonts have
    private const double Foot = 14;
    private const double TickShare = 0.075;
    private const int LongestName = 56; // what a module's name may be (MODULE_NAME_LEN in include/linux/moduleparam.h)

    private readonly Timeline _line;
    private readonly SvgWriter _svg;
    private readonly double _bottom;

    private ReportPicture(BootReport report, Timeline line)
    {
        _line = line;
        var rows = line.Loads.Length + line.Marks.Count(mark => mark.Kind == "foreign");
        _bottom = Head + (Math.Max(1, rows) * Row);
        using var style = new StreamReader(typeof(ReportPicture).Assembly.GetManifestResourceStream("picture.css")!);
        _svg = new SvgWriter(Width, _bottom + Foot, $"Module loads of boot {report.Boot}", style.ReadToEnd());
    }

    public void Dispose() => _svg.Dispose();

    /// <summary>The whole picture.</summary>
    internal static string Of(BootReport report, BootStory story)
    {
        using var picture = new ReportPicture(report, Timeline.Of(story));
        picture.Title(report);
        picture.Legend();
        picture.Axis();
        picture.Rows();
        return picture._svg.Finish();
    }

    private void Title(BootReport report)
    {
        _svg.Text("title", Side, 24, $"Module loads of boot {report.Boot}");
        var kernel = report.Runs.IsEmpty ? "an unknown kernel" : "Linux " + report.Runs[^1].KernelRelease;
        var mode = report.Observed is null ? string.Empty : $", mode {BootMode.Of(report.Runs) ?? BootMode.Observe}";
        _svg.Text("line", Side, 42, $"{kernel}, machine {report.Machine}{mode}, from {Amounts.Moment(report.First)} UTC: {string.Join("; ", Totals(report))}");
    }

    private static IEnumerable<string> Totals(BootReport report)
    {
        if (report.Observed is { } observed)
        {
            yield return $"{Amounts.Count(observed.Calls)} calls of others, {Amounts.Count(observed.Duplicates)} duplicates, {Amounts.Count(observed.Failed)} failed, {Amounts.Bytes(observed.FileBytesInVain)} read in vain";
        }

        var (loads, requests) = (report.Loads, report.Requests);
        if (report.Observed is null || requests.Total + loads.Begun > 0)
        {
            yield return $"{Amounts.Count(requests.Total)} requests, {Amounts.Count(loads.Calls)} calls of the kernel, up to {Amounts.Count(report.Cost.CallsAvoided)} avoided, {Amounts.Count(loads.Failed)} failed";
        }
    }

    private void Legend()
    {
        var x = Side;
        foreach (var (kind, text) in Legends())
        {
            Sample(kind, x, 55);
            _svg.Text("line", x + 22, 64, text);
            x += 22 + (text.Length * 6.3) + 18;
        }
    }

    private IEnumerable<(string Kind, string Text)> Legends()
    {
        yield return ("live", "load");
        foreach (var (state, text) in new[] { ("duplicate", "duplicate"), ("failed", "failed load"), ("open", "no end known") })
        {
            if (_line.Loads.Any(load => load.State == state))
            {
                yield return (state, text);
            }
        }

        if (_line.Loads.Any(load => load.Waiters > 1))
        {
            yield return ("waiter", "a request joins");
            yield return ("whisker", "somebody waits");
        }

        foreach (var (kind, text) in new[] { ("foreign", "loaded by others"), ("coldplug", "coldplug"), ("start", "the service starts") })
        {
            if (_line.Marks.Any(mark => mark.Kind == kind))
            {
                yield return (kind, text);
            }
        }

        if (_line.Axis.Pieces.Length > 1)
        {
            yield return ("cut", "nothing happens");
        }
    }

    private void Sample(string kind, double x, double y)
    {
        switch (kind)
        {
            case "waiter" or "start":
                _svg.Path(kind, Line(x + 8, y - 2, x + 8, y + 12));
                break;
            case "whisker":
                _svg.Path(kind, Line(x, y + 5, x + 16, y + 5));
                break;
            case "foreign":
                Diamond(x + 8, y + 5);
                break;
            case "coldplug" or "cut":
                _svg.Rectangle(kind == "cut" ? kind : "walk", x, y - 2, 16, 13);
                break;
            default:
                _svg.Rectangle(kind, x, y + 1, 16, 8);
                break;
        }
    }

    private void Axis()
    {
        var top = Head - 10;
        foreach (var walk in _line.Marks.Where(mark => mark.Kind == "coldplug"))
        {
            _svg.Group(walk.Text, () => _svg.Rectangle("walk", X(walk.From), top, Math.Max(1, X(walk.To) - X(walk.From)), _bottom - top));
        }

        foreach (var (at, text) in AxisTicks.Of(_line.Axis, TickShare))
        {
            var x = Side + (at * Inside);
            _svg.Path("grid", Line(x, top, x, _bottom));
            if (at + TickShare < 1 + (TickShare / 4))
            {
                _svg.Text("tick", x + 3, top + 2, text);
            }
        }

        for (var i = 1; i < _line.Axis.Pieces.Length; i++)
        {
            var (left, right) = (_line.Axis.Pieces[i - 1], _line.Axis.Pieces[i]);
            _svg.Group(
                $"nothing for {Amounts.Time(right.From - left.To)}",
                () => _svg.Rectangle("cut", Side + (left.Right * Inside), top, (right.Left - left.Right) * Inside, _bottom - top));
        }

        foreach (var start in _line.Marks.Where(mark => mark.Kind == "start"))
        {
            _svg.Group(start.Text, () => _svg.Path("start", Line(X(start.From), top, X(start.From), _bottom)));
        }
    }

    private void Rows()
    {
        var y = Head;
        foreach (var (_, draw) in _line.Loads.Select(load => (load.From, Draw: (Action<double>)(at => Load(load, at))))
            .Concat(_line.Marks.Where(mark => mark.Kind == "foreign").Select(mark => (mark.From, Draw: (Action<double>)(at => Foreign(mark, at)))))
            .OrderBy(row => row.From))
        {
            draw(y);
            y += Row;
        }
    }

    private void Load(TimelineLoad load, double y) => _svg.Group(
        $"{load.Path}, {(load.IsObserved ? "called" : "led")} by {load.LedBy ?? "an unknown request"}{(load.Detail is null ? string.Empty : ": " + load.Detail)}",
        () =>
        {
            if (load.Waiters > 1)
            {
                var (first, last) = (X(Math.Min(load.From, load.Waits[0].At)), X(load.Waits.Max(wait => wait.Answered)));
                _svg.Path("whisker", Line(first, y + 2.5, last, y + 2.5));
            }

            var width = Math.Max(1.5, X(load.To) - X(load.From));
            _svg.Rectangle(load.State, X(load.From), y + 5, width, 8);
            Waiters(load, y);
            Words(load, X(load.From), X(load.From) + width, y);
        });

    private void Waiters(TimelineLoad load, double y)
    {
        var ticks = load.Waits.Skip(1).Select(wait => SvgWriter.Number(Math.Round(X(wait.At), 1))).Distinct();
        var path = string.Concat(ticks.Select(x => $"M{x} {SvgWriter.Number(y)}v4"));
        if (path.Length > 0)
        {
            _svg.Path("waiter", path);
        }
    }

    private void Words(TimelineLoad load, double from, double to, double y)
    {
        var took = load.State == "open" ? "no end known" : Amounts.Time(load.To - load.From);
        var waited = load.Waiters > 1 ? $" {Amounts.Count(load.Waiters)} waited" : string.Empty;
        var error = load.Error is null ? string.Empty : " " + load.Error;
        var kind = load.State switch { "failed" => "failing", "open" => "unknown", "duplicate" => "again", _ => "name" };
        var caller = load is { IsObserved: true, LedBy: { } by } ? " " + Clip(by) : string.Empty;
        Beside(kind, from, to, y, $"{Clip(load.Name)}{error} {took}{waited}{caller}");
    }

    private void Foreign(TimelineMark mark, double y)
    {
        var x = X(mark.From);
        Diamond(x, y + 9);
        Beside("name", x - 4, x + 4, y, $"{Clip(mark.Text)} loaded by others");
    }

    // To the right, or where there is no room to the left.
    private void Beside(string kind, double from, double to, double y, string text)
    {
        var width = text.Length * Letter;
        var toLeft = to + width > Width - Side && from - width > 0;
        _svg.Text(kind, toLeft ? from - 5 : to + 5, y + 13, text, toLeft);
    }

    private void Diamond(double x, double y) =>
        _svg.Path("foreign", $"M{SvgWriter.Number(x - 4)} {SvgWriter.Number(y)}l4 -4l4 4l-4 4z");

    // Module names may be anything; those of real modules are shorter.
    private static string Clip(string name) => name.Length <= LongestName ? name : name[..LongestName] + "…";

    private double X(long at) => Side + (_line.Axis.At(at) * Inside);

    private static string Line(double x, double y, double x2, double y2) =>
        $"M{SvgWriter.Number(x)} {SvgWriter.Number(y)}L{SvgWriter.Number(x2)} {SvgWriter.Number(y2)}";
}
