using System.Globalization;
using System.Text;
using System.Xml;

namespace ActorLoad.Host.Reports.Svg;

/// <summary>Writes shapes as SVG. Text may be anybody's: what XML 1.0 has no room for becomes a question mark.</summary>
internal sealed class SvgWriter : IDisposable
{
    private const string Namespace = "http://www.w3.org/2000/svg";

    private readonly StringBuilder _text = new();
    private readonly XmlWriter _xml;

    internal SvgWriter(double width, double height, string title, string style)
    {
        _xml = XmlWriter.Create(_text, new XmlWriterSettings { OmitXmlDeclaration = true, Indent = true, IndentChars = " ", NewLineChars = "\n" });
        _xml.WriteStartElement("svg", Namespace);
        Attributes([("width", Number(width)), ("height", Number(height)), ("viewBox", $"0 0 {Number(width)} {Number(height)}"), ("role", "img")]);
        _xml.WriteElementString("title", Namespace, Allowed(title));
        _xml.WriteElementString("style", Namespace, style);
        Rectangle("back", 0, 0, width, height);
    }

    public void Dispose() => _xml.Dispose();

    internal void Rectangle(string kind, double x, double y, double width, double height) =>
        Shape("rect", kind, ("x", Number(x)), ("y", Number(y)), ("width", Number(width)), ("height", Number(height)));

    internal void Path(string kind, string path) => Shape("path", kind, ("d", path));

    /// <param name="kind">Its class.</param>
    /// <param name="x">Where it begins; where it ends when <paramref name="toLeft"/>.</param>
    /// <param name="y">Its base line.</param>
    /// <param name="text">What it says.</param>
    /// <param name="toLeft">Whether it lies left of the place.</param>
    internal void Text(string kind, double x, double y, string text, bool toLeft = false)
    {
        _xml.WriteStartElement("text", Namespace);
        Attributes([("class", toLeft ? kind + " left" : kind), ("x", Number(x)), ("y", Number(y))]);
        _xml.WriteString(Allowed(text));
        _xml.WriteEndElement();
    }

    /// <summary>Shapes that belong together, with what a pointer over them says.</summary>
    internal void Group(string hint, Action shapes)
    {
        _xml.WriteStartElement("g", Namespace);
        _xml.WriteElementString("title", Namespace, Allowed(hint));
        shapes();
        _xml.WriteEndElement();
    }

    internal string Finish()
    {
        _xml.WriteEndElement();
        _xml.Flush();
        return _text.Append('\n').ToString();
    }

    internal static string Number(double value) => value.ToString("0.##", CultureInfo.InvariantCulture);

    private void Shape(string element, string kind, params (string Name, string Value)[] attributes)
    {
        _xml.WriteStartElement(element, Namespace);
        Attributes([("class", kind), .. attributes]);
        _xml.WriteEndElement();
    }

    private void Attributes(IEnumerable<(string Name, string Value)> attributes)
    {
        foreach (var (name, value) in attributes)
        {
            _xml.WriteAttributeString(name, value);
        }
    }

    // Line ends and tabs are allowed, but no name has them in good faith.
    private static string Allowed(string text) => text.All(IsAllowed) ? text : string.Concat(text.Select(c => IsAllowed(c) ? c : '?'));

    private static bool IsAllowed(char c) => XmlConvert.IsXmlChar(c) && !char.IsControl(c);
}
