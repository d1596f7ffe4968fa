namespace ActorLoad.Actors.Journal.Format;

/// <summary>Numbers the distinct values it sees, from 0, in the order of their first appearance.</summary>
internal sealed class Distinct<T>
    where T : notnull
{
    private readonly Dictionary<T, int> _places = [];
    private readonly List<T> _values = [];

    internal IReadOnlyList<T> Values => _values;

    internal int Place(T value)
    {
        if (_places.TryGetValue(value, out var place))
        {
            return place;
        }

        place = _values.Count;
        _places.Add(value, place);
        _values.Add(value);
        return place;
    }
}
