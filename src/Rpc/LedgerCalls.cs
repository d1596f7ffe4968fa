using System.Text.Json;
using ActorLoad.Rpc.Messages;

namespace ActorLoad.Rpc;

/// <summary>The calls about the ledger as a whole. What writes gives a whole frame, its NUL included.</summary>
public static class LedgerCalls
{
    /// <summary>Writes <c>Report</c>, <c>Boots</c>, <c>Diff</c> or, where a form is wanted, <c>Render</c>.</summary>
    public static ReadOnlyMemory<byte> Write(LedgerQuestion question) => question switch
    {
        { Form: { } form } => Call.Write("io.actorload.Loader.Render", parameters: writer =>
        {
            writer.WriteString("what"u8, Word(question.Topic));
            writer.WriteString("form"u8, form);
            writer.Optional("boot"u8, question.Boot);
            writer.Optional("before"u8, question.Before);
            if (question.Columns > 0)
            {
                writer.WriteNumber("columns"u8, question.Columns);
            }
        }),
        { Topic: LedgerTopic.Boots } => Call.Write("io.actorload.Loader.Boots"),
        { Topic: LedgerTopic.Diff } => Call.Write("io.actorload.Loader.Diff", parameters: writer =>
        {
            writer.Optional("before"u8, question.Before);
            writer.Optional("boot"u8, question.Boot);
        }),
        _ => Call.Write("io.actorload.Loader.Report", parameters: Boot(question.Boot)),
    };

    /// <summary>Writes <c>History</c>, with <c>more</c>.</summary>
    /// <param name="boot">Which boot; null for the last.</param>
    public static ReadOnlyMemory<byte> WriteHistory(string? boot) => Call.Write("io.actorload.Loader.History", more: true, Boot(boot));

    /// <summary>Reads the parameters of <c>Report</c> and <c>Boots</c>, which has none, and <c>Diff</c>.</summary>
    /// <exception cref="VarlinkException">InvalidParameter.</exception>
    public static LedgerQuestion Read(LedgerTopic topic, ReadOnlySpan<byte> parameters)
    {
        var question = new LedgerQuestion(topic);
        var fields = new FieldReader(parameters.IsEmpty ? "{}"u8 : parameters);
        while (fields.Next())
        {
            if (topic != LedgerTopic.Boots && fields.Is("boot"u8, 0))
            {
                question = question with { Boot = fields.OptionalText("boot"u8) };
            }
            else if (topic == LedgerTopic.Diff && fields.Is("before"u8, 1))
            {
                question = question with { Before = fields.OptionalText("before"u8) };
            }
            else
            {
                throw fields.Unknown();
            }
        }

        return question.Topic == LedgerTopic.Diff && question.Before is null ? throw fields.Invalid("before"u8) : question;
    }

    /// <summary>Reads the parameters of <c>Render</c>.</summary>
    /// <exception cref="VarlinkException">InvalidParameter.</exception>
    public static LedgerQuestion ReadRender(ReadOnlySpan<byte> parameters)
    {
        string? what = null, form = null, boot = null, before = null;
        var columns = 0;
        var fields = new FieldReader(parameters.IsEmpty ? "{}"u8 : parameters);
        while (fields.Next())
        {
            if (fields.Is("what"u8, 0))
            {
                what = fields.Text("what"u8);
            }
            else if (fields.Is("form"u8, 1))
            {
                form = fields.OptionalText("form"u8);
            }
            else if (fields.Is("boot"u8, 2))
            {
                boot = fields.OptionalText("boot"u8);
            }
            else if (fields.Is("before"u8, 3))
            {
                before = fields.OptionalText("before"u8);
            }
            else if (fields.Is("columns"u8, 4))
            {
                columns = (int)(fields.Whole("columns"u8, LedgerQuestion.MaxColumns) ?? 0);
            }
            else
            {
                throw fields.Unknown();
            }
        }

        var topic = Topic(what) ?? throw fields.Invalid("what"u8);
        var question = new LedgerQuestion(topic, boot, before, form ?? LedgerQuestion.Text, columns);
        return !question.HasForm ? throw fields.Invalid("form"u8)
            : topic == LedgerTopic.Diff && before is null ? throw fields.Invalid("before"u8)
            : question;
    }

    private static string Word(LedgerTopic topic) => topic switch
    {
        LedgerTopic.Boots => "boots",
        LedgerTopic.Diff => "diff",
        _ => "report",
    };

    private static LedgerTopic? Topic(string? word) => word switch
    {
        "report" => LedgerTopic.Report,
        "boots" => LedgerTopic.Boots,
        "diff" => LedgerTopic.Diff,
        _ => null,
    };

    private static Action<Utf8JsonWriter> Boot(string? boot) => writer => writer.Optional("boot"u8, boot);
}
