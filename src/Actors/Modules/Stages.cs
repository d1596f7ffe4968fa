using ActorLoad.Interop.Kernel;

namespace ActorLoad.Actors.Modules;

/// <summary>The stages of a load in the words of the interface and of the ledger.</summary>
public static class Stages
{
    /// <summary>The word for a stage.</summary>
    public static string Text(LoadStage stage) => stage switch
    {
        LoadStage.Open => "open",
        LoadStage.Unpack => "unpack",
        LoadStage.Insert => "insert",
        LoadStage.Command => "command",
        LoadStage.Dependency => "dependency",
        _ => "none",
    };

    /// <summary>The stage of a word; <see cref="LoadStage.None"/> for one that is not known.</summary>
    public static LoadStage Parse(string text) => Enum.GetValues<LoadStage>().FirstOrDefault(stage => Text(stage) == text, LoadStage.None);
}
