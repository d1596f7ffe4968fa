namespace ActorLoad.Actors.Requests;

/// <summary>The newest inquiry of each question.</summary>
/// <param name="view">For the generation of the indexes.</param>
/// <param name="capacity">How many are kept; beyond it, those nobody works on are dropped.</param>
internal sealed class InquiryTable(RouterView view, int capacity)
{
    private readonly Dictionary<RequestKey, Inquiry> _inquiries = [];

    /// <summary>
    /// The inquiry that a request belongs to. It is a new one when the indexes changed, and when what is under way cannot be
    /// shared; the old one ends by itself.
    /// </summary>
    public Inquiry For(LoadRequest request)
    {
        if (_inquiries.TryGetValue(request.Key, out var inquiry)
            && (inquiry.Resolution is null || inquiry.Resolution.Generation == view.Generation)
            && (!inquiry.IsUnderWay || inquiry.Shares(request)))
        {
            return inquiry;
        }

        if (_inquiries.Count >= capacity)
        {
            DropIdle();
        }

        return _inquiries[request.Key] = new Inquiry(request.Key);
    }

    private void DropIdle()
    {
        foreach (var idle in _inquiries.Values.Where(inquiry => !inquiry.IsUnderWay).ToArray())
        {
            _inquiries.Remove(idle.Key);
        }
    }
}
