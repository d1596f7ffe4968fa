namespace ActorLoad.Client.Modprobe;

/// <summary>The long options of kmod's modprobe (modprobe(8)) and how getopt_long(3) finds one by the start of its name.</summary>
internal static class LongOptions
{
    /// <summary>Stands for every option that is left to the real modprobe.</summary>
    public const char Foreign = '?';

    /// <summary>Stands for <c>--first-time</c>, which has no letter.</summary>
    public const char FirstTime = '1';

    // Letters that are not handled here stand for themselves all the same: names of one letter are not ambiguous.
    private static readonly (string Name, char Letter)[] Known =
    [
        ("all", 'a'),
        ("remove", 'r'),
        ("remove-dependencies", '5'),
        ("remove-holders", '5'),
        ("wait", 'w'),
        ("resolve-alias", 'R'),
        ("first-time", FirstTime),
        ("ignore-install", 'i'),
        ("ignore-remove", 'i'),
        ("use-blacklist", 'b'),
        ("force", 'f'),
        ("force-modversion", '2'),
        ("force-vermagic", '3'),
        ("show-depends", 'D'),
        ("showconfig", 'c'),
        ("show-config", 'c'),
        ("show-modversions", '4'),
        ("dump-modversions", '4'),
        ("show-exports", '6'),
        ("dry-run", 'n'),
        ("show", 'n'),
        ("config", 'C'),
        ("dirname", 'd'),
        ("set-version", 'S'),
        ("syslog", 's'),
        ("quiet", 'q'),
        ("verbose", 'v'),
        ("version", 'V'),
        ("help", 'h'),
    ];

    /// <summary>The letter of an option's whole name or unambiguous start; <see cref="Foreign"/> for anything else.</summary>
    public static char Find(ReadOnlySpan<char> name)
    {
        var found = Foreign;
        foreach (var (known, letter) in Known)
        {
            if (!known.AsSpan().StartsWith(name))
            {
                continue;
            }

            if (known.Length == name.Length)
            {
                return letter;
            }

            if (found != Foreign && found != letter)
            {
                found = '\0';
            }
            else if (found != '\0')
            {
                found = letter;
            }
        }

        return found == '\0' ? Foreign : found;
    }
}
