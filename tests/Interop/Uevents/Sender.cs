using ActorLoad.Interop.Tests.Index.Support;
using ActorLoad.Interop.Tests.Kernel;

namespace ActorLoad.Interop.Tests.Uevents;

/// <summary>A program in C that sends what it is given over netlink, to a port or to a group, as whoever starts it.</summary>
internal sealed class Sender : IDisposable
{
    private const string Source = """
        #include <errno.h>
        #include <stdio.h>
        #include <stdlib.h>
        #include <sys/socket.h>
        #include <linux/netlink.h>

        int main(int argc, char **argv)
        {
            static char bytes[65536];
            FILE *file = fopen(argv[3], "r");
            size_t length = fread(bytes, 1, sizeof bytes, file);
            int fd = socket(AF_NETLINK, SOCK_DGRAM, NETLINK_KOBJECT_UEVENT);
            struct sockaddr_nl to = {.nl_family = AF_NETLINK, .nl_pid = strtoul(argv[1], 0, 10), .nl_groups = strtoul(argv[2], 0, 10)};
            ssize_t sent = sendto(fd, bytes, length, 0, (struct sockaddr *) &to, sizeof to);
            puts(sent == (ssize_t) length ? "sent" : errno == EPERM ? "EPERM" : "other");
            return 0;
        }
        """;

    private readonly MadeFolder _folder = new();
    private readonly string _program;

    public Sender()
    {
        _program = $"{_folder.Path}/sender";
        _ = Tool.Succeed("gcc", "-Wall", "-Werror", "-o", _program, _folder.Write("sender.c", Source));

        // Whoever sends must be able to start it.
        foreach (var path in (string[])[_folder.Path, _program])
        {
            File.SetUnixFileMode(path, (UnixFileMode)0b111_101_101);
        }
    }

    /// <summary>Sends, and tells what the kernel said: "sent" or the name of the errno.</summary>
    /// <param name="datagram">The bytes.</param>
    /// <param name="port">nl_pid of the receiver; 0 for none.</param>
    /// <param name="group">nl_groups of the receivers.</param>
    /// <param name="by">A program and its arguments that start the sender as somebody else.</param>
    public string Send(byte[] datagram, uint port, uint group, params string[] by)
    {
        var file = $"{_folder.Path}/datagram";
        File.WriteAllBytes(file, datagram);
        File.SetUnixFileMode(file, (UnixFileMode)0b110_100_100);
        string[] command = [.. by, _program, $"{port}", $"{group}", file];
        return Tool.Succeed(command[0], command[1..]).Trim();
    }

    public void Dispose() => _folder.Dispose();
}
