namespace ActorLoad.Rpc.Messages;

/// <summary>A line that decided something.</summary>
/// <param name="What">alias, blacklist, install or softdep.</param>
/// <param name="File">Its file.</param>
/// <param name="Line">Its line, from 1; 0 where there are no lines.</param>
/// <param name="Text">The line.</param>
public sealed record Decision(string What, string File, int Line, string Text);
