namespace ActorLoad.Interop.Index;

/// <summary>
/// A <c>struct kmod_list *</c> of modules, owned. The modules that it enumerates live as long as the list does.
/// </summary>
internal readonly ref struct ModuleList(nint list) : IDisposable
{
    private readonly nint _list = list;

    /// <summary>Whether nothing is in it.</summary>
    public bool IsEmpty => _list == 0;

    /// <summary>The first module, or 0.</summary>
    public nint First => _list == 0 ? 0 : Borrow(_list);

    /// <summary>Enumerates the modules.</summary>
    public Enumerator GetEnumerator() => new(_list);

    /// <summary>Gives the list and its references back.</summary>
    public void Dispose() => _ = Libkmod.UnrefList(_list);

    private static nint Borrow(nint entry)
    {
        var module = Libkmod.GetModule(entry);
        Libkmod.UnrefModule(module);
        return module;
    }

    /// <summary>Walks the list.</summary>
    public ref struct Enumerator(nint list)
    {
        private nint _entry;
        private bool _started;

        /// <summary>The current module.</summary>
        public readonly nint Current => Borrow(_entry);

        /// <summary>Goes to the next module.</summary>
        public bool MoveNext()
        {
            _entry = _started ? Libkmod.Next(list, _entry) : list;
            _started = true;
            return _entry != 0;
        }
    }
}
