namespace ActorLoad.Rpc.Messages;

/// <summary>What is asked of the ledger as a whole.</summary>
public enum LedgerTopic
{
    /// <summary>What one boot came to.</summary>
    Report,

    /// <summary>Which boots there are.</summary>
    Boots,

    /// <summary>What is different between two boots.</summary>
    Diff,
}
