using System.Collections.Immutable;
using ActorLoad.Actors.Journal.Events;
using ActorLoad.Actors.Modules.Life;
using ActorLoad.Actors.Uevents;
using Akka.Actor;

namespace ActorLoad.Actors.Modules;

/// <summary>
/// Keyed on the canonical path: one child, a <see cref="ModuleActor"/>, per module file. It also keeps the
/// <see cref="NameTable"/>, because the kernel knows only names.
/// </summary>
public sealed class ModuleRouter : UntypedActor
{
    private readonly ModuleServices _services;
    private readonly NameTable _names = new();
    private readonly Dictionary<string, (IActorRef Actor, LifeKind Kind)> _modules = [];

    /// <summary>Use <see cref="Props"/>.</summary>
    public ModuleRouter(ModuleServices services) => _services = services;

    /// <summary>Props of the router.</summary>
    public static Props Props(ModuleServices services) => Akka.Actor.Props.Create(() => new ModuleRouter(services));

    // A ModuleActor does not crash from a load. If it crashes from a bug it goes on with what it knew, and
    // with its load in flight.
    /// <inheritdoc/>
    protected override SupervisorStrategy SupervisorStrategy() => new OneForOneStrategy(_ => Directive.Restart);

    /// <inheritdoc/>
    protected override void OnReceive(object message)
    {
        switch (message)
        {
            case EnsureLive wish:
                Route(wish);
                break;
            case HandBack back:
                _names.Give(back.Wish.Order.Name, back.Wish.Order.Path, back.Wish.Claim);
                Route(back.Wish);
                break;
            case LifeChanged change:
                _modules[change.Path] = (_modules[change.Path].Actor, change.Kind);
                break;
            case RestoreFailure restore:
                ChildFor(_names.OwnerFor(restore.Name, restore.Path).Path, restore.Name).Tell(restore);
                break;
            case ModuleSeen seen:
                Seen(seen);
                break;
            case CountModules:
                Sender.Tell(new ModuleCounts(_modules.Values.CountBy(module => module.Kind).ToImmutableDictionary()));
                break;
            default:
                Unhandled(message);
                break;
        }
    }

    private void Route(EnsureLive wish)
    {
        var (path, claim) = _names.OwnerFor(wish.Order.Name, wish.Order.Path);
        ChildFor(path, wish.Order.Name).Tell(wish with { Claim = claim });
    }

    private void Seen(ModuleSeen seen)
    {
        if (_names.FindOwner(seen.Name) is { } path)
        {
            ChildFor(path, seen.Name).Tell(seen);
        }
        else if (seen.Added)
        {
            // Nobody has asked for it here.
            new ModuleDecisions(_services.Decisions, seen.Name).SeenLive(_services.Decisions.Next(), seen.Seqnum);
            _services.Epoch.Advance();
            _services.Journal.Tell(new ForeignLoad(_services.Clock.GetUtcNow(), seen.Name, seen.Seqnum));
        }
    }

    private IActorRef ChildFor(string path, string name)
    {
        if (!_modules.TryGetValue(path, out var module))
        {
            module = (Context.ActorOf(ModuleActor.Props(path, name, _services)), LifeKind.Absent);
            _modules[path] = module;
        }

        return module.Actor;
    }
}
