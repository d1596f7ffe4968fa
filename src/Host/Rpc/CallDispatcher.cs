using System.Reflection;
using System.Text;
using ActorLoad.Rpc;
using ActorLoad.Rpc.Messages;

namespace ActorLoad.Host.Rpc;

/// <summary>Begins the calls of one connection, in their order. Used by its reader only.</summary>
/// <param name="loader">What carries them out.</param>
/// <param name="peer">Who calls.</param>
/// <param name="queue">Where the replies go.</param>
/// <param name="limits">What the peer may take.</param>
/// <param name="refusal">The answer to the first call, when the peer is turned away; else null.</param>
internal sealed class CallDispatcher(
    ILoader loader, Peer peer, ReplyQueue queue, RpcLimits limits, VarlinkException? refusal) : IDisposable
{
    private static readonly EncodedReply Info = Replies.Info(new ServiceInfo(
        "The ActorLoad authors", "ActorLoad", Version, "https://varlink.org/", InterfaceText.Names));

    private readonly CancellationTokenSource _gone = new();
    private readonly ReplyWriter _replies = new(queue);
    private readonly LedgerDispatcher _ledger = new(loader, queue, new ReplyWriter(queue));
    private EventSlot? _events;
    private IDisposable? _subscription;

    private static string Version =>
        typeof(CallDispatcher).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion;

    /// <summary>Whether nothing more is to be read: the connection closes behind the replies that are due.</summary>
    public bool IsOver { get; private set; }

    /// <summary>
    /// Begins the call of a frame. What cannot be done without waiting is given back, to be awaited before the next call: its
    /// reply could not be sent sooner anyway, and so a connection has one of these at a time.
    /// </summary>
    public Task Begin(ReadOnlySpan<byte> frame)
    {
        try
        {
            return Begin(Call.Read(frame));
        }
        catch (VarlinkException fault)
        {
            End(fault);
            return Task.CompletedTask;
        }
    }

    /// <summary>Ends the connection with an error behind the replies that are due.</summary>
    public void End(VarlinkException fault)
    {
        IsOver = true;
        if (!EndEvents(fault))
        {
            _replies.Add(Replies.Error(fault), closes: true);
        }
    }

    /// <summary>Ends a subscription with an error, and the connection behind it. False when there is none.</summary>
    public bool EndEvents(VarlinkException fault)
    {
        _events?.End(Replies.Error(fault));
        return _events is not null;
    }

    /// <summary>The connection is closed.</summary>
    public void Dispose()
    {
        _gone.Cancel();
        _gone.Dispose();
        _subscription?.Dispose();
    }

    private Task Begin(in Call call)
    {
        if (refusal is not null)
        {
            throw refusal;
        }

        if (_events is not null)
        {
            throw Faults.BadCall("a call behind a Subscribe that still runs: use another connection");
        }

        try
        {
            return call.Fault is null ? Begin(call, call.Method) : throw call.Fault;
        }
        catch (VarlinkException fault)
        {
            if (!call.OneWay)
            {
                _replies.Add(Replies.Error(fault));
            }

            return Task.CompletedTask;
        }
    }

    private Task Begin(in Call call, ReadOnlySpan<byte> method)
    {
        if (method.SequenceEqual(Methods.Load))
        {
            Load(LoadCall.Read(call.Parameters), call.OneWay);
            return Task.CompletedTask;
        }

        if (call.OneWay)
        {
            // The other methods do nothing but reply.
            return Task.CompletedTask;
        }

        if (method.SequenceEqual(Methods.Explain))
        {
            var explain = Calls.ReadExplain(call.Parameters);
            Check(explain.Spec);
            return _replies.AddAsync(async () => Replies.Explain(await loader.ExplainAsync(explain, _gone.Token)));
        }

        if (method.SequenceEqual(Methods.Status))
        {
            Calls.ReadNothing(call.Parameters);
            return _replies.AddAsync(async () => Replies.Status(await loader.StatusAsync(_gone.Token)));
        }

        if (method.SequenceEqual(Methods.Trigger))
        {
            Calls.ReadNothing(call.Parameters);
            return _replies.AddAsync(async () => Replies.Trigger(await loader.TriggerAsync(_gone.Token)));
        }

        if (method.SequenceEqual(Methods.Settle))
        {
            return SettleAsync(Calls.ReadSettle(call.Parameters), call.More);
        }

        if (method.SequenceEqual(Methods.Modules))
        {
            Calls.ReadNothing(call.Parameters);
            return _replies.AddAsync(async () => Replies.Modules(await loader.ModulesAsync(_gone.Token)));
        }

        if (method.SequenceEqual(Methods.Metrics))
        {
            Calls.ReadNothing(call.Parameters);
            return _replies.AddAsync(async () => Replies.Rendered(new RenderReply(await loader.MetricsAsync(_gone.Token))));
        }

        if (_ledger.TryBegin(call, method, _gone.Token, out var asked))
        {
            return asked;
        }

        Answer(call, method);
        return Task.CompletedTask;
    }

    private void Answer(in Call call, ReadOnlySpan<byte> method)
    {
        if (method.SequenceEqual(Methods.Subscribe))
        {
            Calls.ReadNothing(call.Parameters);
            Subscribe(call.More);
        }
        else if (method.SequenceEqual(Methods.GetInfo))
        {
            Calls.ReadNothing(call.Parameters);
            _replies.Add(Info);
        }
        else if (method.SequenceEqual(Methods.GetInterfaceDescription))
        {
            var name = Calls.ReadGetInterfaceDescription(call.Parameters);
            var text = InterfaceText.Find(name) ?? throw Faults.InterfaceNotFound(name);
            _replies.Add(Replies.Description(new InterfaceDescription(text)));
        }
        else
        {
            throw Unknown(Encoding.UTF8.GetString(method));
        }
    }

    private void Load(LoadParameters load, bool oneway)
    {
        Check(load.Spec);
        if (loader.LoadFault is { } fault)
        {
            throw fault;
        }

        if (oneway)
        {
            queue.AddOneWay();
            loader.Load(load, peer, new OneWayLoad(queue));
            return;
        }

        var slot = new LoadSlot(queue, load);
        queue.Add(slot);
        loader.Load(load, peer, slot);
    }

    private void Subscribe(bool more)
    {
        if (!more)
        {
            throw Faults.ExpectedMore();
        }

        _events = new EventSlot(queue, limits.Events) { Closes = true };
        queue.Add(_events);
        _subscription = loader.Subscribe(_events);
    }

    private Task SettleAsync(int? timeout, bool more)
    {
        return _replies.AddAsync(async () => Replies.Settle(
            await loader.SettleAsync(timeout is { } milliseconds ? TimeSpan.FromMilliseconds(milliseconds) : null, Progress, _gone.Token),
            continues: false));

        // A peer that does not read gets less of it, and nobody else would see its end.
        bool Progress(SettleReply reply)
        {
            if (more && queue.Unsent == 0)
            {
                _replies.Add(Replies.Settle(reply, continues: true));
            }

            return !queue.IsClosed && queue.PeerIsThere();
        }
    }

    private static void Check(string spec)
    {
        if (SpecRules.WhyNot(spec) is { } reason)
        {
            throw Faults.InvalidSpec(spec, reason);
        }
    }

    private static VarlinkException Unknown(string method)
    {
        var dot = method.LastIndexOf('.');
        var name = dot > 0 ? method[..dot] : method;
        return InterfaceText.Names.Contains(name) ? Faults.MethodNotFound(method) : Faults.InterfaceNotFound(name);
    }
}
