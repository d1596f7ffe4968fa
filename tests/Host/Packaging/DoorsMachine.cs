using System.Diagnostics;

namespace ActorLoad.Host.Tests.Packaging;

/// <summary>A root with what a small initramfs has: dash, busybox' commands, and packaging/doors where the package puts it.</summary>
public sealed class DoorsMachine : IDisposable
{
    private static readonly string[] Commands = ["cat", "grep", "mkdir", "mv", "rm", "sed", "touch"];
    private readonly string _root = Directory.CreateTempSubdirectory("actorload-doors-").FullName;

    public DoorsMachine()
    {
        Put("/bin/busybox", "/bin/busybox");
        foreach (var command in Commands)
        {
            File.CreateSymbolicLink($"{_root}/bin/{command}", "busybox");
        }

        Put("/bin/sh", "/bin/dash");
        foreach (var library in Libraries("/bin/dash"))
        {
            Put(library, library);
        }

        Put("/usr/lib/actorload/doors", Shipped("doors"));
        foreach (var variant in (string[])["helper", "uevents"])
        {
            Write($"/usr/share/actorload/udev/{variant}.rules", ShippedRules(variant));
        }

        Directory.CreateDirectory($"{_root}/usr/lib/udev/rules.d");
        Write("/dev/null", ""); // a file will do
        Takes("");
    }

    public static string ShippedRules(string variant) => File.ReadAllText(Shipped($"udev/{variant}.rules"));

    /// <summary>What the service says that it does itself: names in quotes, with commas.</summary>
    public void Takes(string names) => Program("/usr/bin/actorload", $$"""echo '{"version":"1","takes":[{{names}}]}'""");

    /// <summary>The service says that it only observes.</summary>
    public void Observes() => Program("/usr/bin/actorload", """echo '{"version":"1","takes":[],"mode":"observe","observed":{"calls":1}}'""");

    public void Program(string path, string text)
    {
        Write(path, $"#!/bin/sh\n{text}\n");
        File.SetUnixFileMode(_root + path, (UnixFileMode)0b111_101_101);
    }

    public void Write(string path, string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(_root + path)!);
        File.WriteAllText(_root + path, text);
    }

    public string Read(string path) => File.ReadAllText(_root + path);

    public bool Has(string path) => Path.Exists(_root + path);

    public IEnumerable<string> Files(string folder) => Directory.GetFiles(_root + folder).Select(file => Path.GetFileName(file)).Order(StringComparer.Ordinal);

    public void Remove(string path)
    {
        if (Directory.Exists(_root + path))
        {
            Directory.Delete(_root + path, recursive: true);
        }
        else
        {
            File.Delete(_root + path);
        }
    }

    /// <summary>Runs the script and gives what it prints; it must succeed.</summary>
    public Task<string> RunAsync(string what, bool readOnlyProc = false)
    {
        var mounts = readOnlyProc ? "mount --bind \"$0/proc\" \"$0/proc\" && mount -o remount,bind,ro \"$0/proc\" && " : "";
        return Start(
            "unshare", ["--user", "--map-root-user", "--mount", "/bin/sh", "-c", $"{mounts}exec chroot \"$0\" /bin/sh /usr/lib/actorload/doors {what}", _root]);
    }

    public void Dispose() => Directory.Delete(_root, recursive: true);

    private static string Shipped(string name) => Path.Combine(AppContext.BaseDirectory, "doors", name);

    private static string[] Libraries(string program)
    {
        using var process = Process.Start(new ProcessStartInfo("ldd", [program]) { RedirectStandardOutput = true, UseShellExecute = false })!;
        return [.. process.StandardOutput.ReadToEnd().Split((char[])[' ', '\t', '\n']).Where(static word => word.StartsWith('/'))];
    }

    private static async Task<string> Start(string program, string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false };
        start.Environment["PATH"] = "/usr/sbin:/usr/bin:/sbin:/bin";
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        Assert.Equal((0, ""), (process.ExitCode, await errors));
        return await output;
    }

    private void Put(string path, string source)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(_root + path)!);
        File.Copy(new FileInfo(source).ResolveLinkTarget(returnFinalTarget: true)?.FullName ?? source, _root + path);
    }
}
