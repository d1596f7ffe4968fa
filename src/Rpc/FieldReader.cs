using System.Text.Json;

namespace ActorLoad.Rpc;

/// <summary>
/// Walks the members of one JSON object. What does not fit is a <see cref="VarlinkException"/> that names the member; what is
/// not JSON is a <see cref="JsonException"/>. The caller hands in valid UTF-8.
/// </summary>
internal ref struct FieldReader
{
    private readonly string _prefix;
    private Utf8JsonReader _json;
    private uint _seen;

    public FieldReader(ReadOnlySpan<byte> json)
    {
        _json = new Utf8JsonReader(json, new JsonReaderOptions { MaxDepth = Contract.MaxDepth });
        _prefix = "";
        _json.Read();
    }

    private FieldReader(Utf8JsonReader json, string prefix)
    {
        _json = json;
        _prefix = prefix;
    }

    /// <summary>Whether the reader stands on an object.</summary>
    public readonly bool IsObject => _json.TokenType == JsonTokenType.StartObject;

    /// <summary>How many bytes were read: where a fault is.</summary>
    public readonly long Position => _json.BytesConsumed;

    /// <summary>Goes to the next member's name; false at the object's end.</summary>
    public bool Next()
    {
        if (!_json.Read() || _json.TokenType != JsonTokenType.PropertyName)
        {
            return false;
        }

        if (_json.ValueIsEscaped)
        {
            CheckName();
        }

        return true;
    }

    /// <summary>Whether the member has this name. <paramref name="bit"/>, 0 to 31, tells members apart: twice is a fault.</summary>
    public bool Is(ReadOnlySpan<byte> name, int bit)
    {
        if (!_json.ValueTextEquals(name))
        {
            return false;
        }

        if ((_seen & (1u << bit)) != 0)
        {
            throw Invalid(name);
        }

        _seen |= 1u << bit;
        return true;
    }

    /// <summary>A string that must be there.</summary>
    public string Text(ReadOnlySpan<byte> name) => OptionalText(name) ?? throw Invalid(name);

    /// <summary>A string, or null.</summary>
    public string? OptionalText(ReadOnlySpan<byte> name)
    {
        _json.Read();
        if (_json.TokenType is not (JsonTokenType.String or JsonTokenType.Null))
        {
            throw Invalid(name);
        }

        try
        {
            return _json.GetString();
        }
        catch (InvalidOperationException)
        {
            // An escaped half of a surrogate pair: JSON, but no text.
            throw Invalid(name);
        }
    }

    /// <summary>The bytes of a string that must be there, unescaped.</summary>
    public ReadOnlySpan<byte> RawText(ReadOnlySpan<byte> name)
    {
        var before = this;
        _json.Read();
        if (_json.TokenType == JsonTokenType.String && !_json.ValueIsEscaped)
        {
            return _json.ValueSpan;
        }

        this = before;
        return System.Text.Encoding.UTF8.GetBytes(Text(name));
    }

    /// <summary>A bool; null means false.</summary>
    public bool Flag(ReadOnlySpan<byte> name)
    {
        _json.Read();
        return _json.TokenType switch
        {
            JsonTokenType.True => true,
            JsonTokenType.False or JsonTokenType.Null => false,
            _ => throw Invalid(name),
        };
    }

    /// <summary>An int from 0, or null.</summary>
    public long? Whole(ReadOnlySpan<byte> name, long max)
    {
        _json.Read();
        if (_json.TokenType == JsonTokenType.Null)
        {
            return null;
        }

        return _json.TokenType == JsonTokenType.Number && _json.TryGetInt64(out var value) && value >= 0 && value <= max
            ? value
            : throw Invalid(name);
    }

    /// <summary>Goes into a member's object, or to the next object of its array; false for null and at an array's end.</summary>
    public bool Enter(ReadOnlySpan<byte> name)
    {
        _json.Read();
        return _json.TokenType switch
        {
            JsonTokenType.StartObject => true,
            JsonTokenType.Null or JsonTokenType.EndArray => false,
            _ => throw Invalid(name),
        };
    }

    /// <summary>Goes into a member's array.</summary>
    public void EnterArray(ReadOnlySpan<byte> name)
    {
        _json.Read();
        if (_json.TokenType != JsonTokenType.StartArray)
        {
            throw Invalid(name);
        }
    }

    /// <summary>A reader for the members of the object just entered; give it back with <see cref="Leave"/>.</summary>
    public readonly FieldReader Members(string prefix) => new(_json, prefix);

    /// <summary>Goes on behind the object that <paramref name="inner"/> has read to its end.</summary>
    public void Leave(in FieldReader inner) => _json = inner._json;

    /// <summary>The bytes of a member that is an object or null; empty for null.</summary>
    public ReadOnlySpan<byte> RawObject(ReadOnlySpan<byte> name, ReadOnlySpan<byte> json)
    {
        if (!Enter(name))
        {
            return default;
        }

        var start = (int)_json.TokenStartIndex;
        _json.Skip();
        return json[start..(int)_json.BytesConsumed];
    }

    /// <summary>Leaves out a member.</summary>
    public void Skip() => _json.Skip();

    /// <summary>Reads what is behind the object: nothing but white space may be.</summary>
    public void End() => _json.Read();

    /// <summary>The fault for a member that the contract does not know.</summary>
    public readonly VarlinkException Unknown() => Faults.InvalidParameter(_prefix + _json.GetString());

    /// <summary>The fault for a member whose value does not fit.</summary>
    public readonly VarlinkException Invalid(ReadOnlySpan<byte> name) =>
        Faults.InvalidParameter(_prefix + System.Text.Encoding.UTF8.GetString(name));

    private readonly void CheckName()
    {
        try
        {
            _json.GetString();
        }
        catch (InvalidOperationException)
        {
            // An escaped half of a surrogate pair: JSON, but no name.
            throw Invalid("?"u8);
        }
    }
}
