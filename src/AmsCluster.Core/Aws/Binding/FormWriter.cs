using System.Collections;
using System.Text;

namespace AmsCluster.Aws.Binding;

/// <summary>Writes a request as the form that the query services take: one text, and the name of the member it is at.</summary>
internal sealed class FormWriter
{
    private readonly StringBuilder _form = new(1024);
    private readonly StringBuilder _name = new(128);
    public static byte[] Body(object request, AwsService service)
    {
        var writer = new FormWriter();
        writer._form.Append("Action=").Append(request.GetType().Name).Append("&Version=").Append(service.Version);
        writer.Structure(request);
        return writer.Bytes();
    }

    private void Structure(object value)
    {
        foreach (var member in TypeShape.Of(value.GetType()).Members)
        {
            var part = member.Get(value);
            if (!Lists.IsSent(part))
                continue;
            var before = _name.Length;
            _name.Append(member.WireName);
            if (member.Kind == ValueKind.List)
                List((IEnumerable)part!, Member.KindOf(member.ItemType!));
            else
                Value(part!, member.Kind);
            _name.Length = before;
        }
    }

    private void List(IEnumerable items, ValueKind kind)
    {
        _name.Append(".member.");
        var (before, number) = (_name.Length, 0);
        foreach (var item in items)
        {
            _name.Append(++number);
            Value(item, kind);
            _name.Length = before;
        }
    }

    private void Value(object value, ValueKind kind)
    {
        if (kind == ValueKind.Structure)
        {
            _name.Append('.');
            Structure(value);
        }
        else
        {
            _form.Append('&').Append(_name).Append('=').Append(Uri.EscapeDataString(Scalar.Write(value)));
        }
    }

    // Names and what is escaped are ASCII: a byte each. User data makes it too large for one more text on the way.
    private byte[] Bytes()
    {
        var bytes = new byte[_form.Length];
        var done = 0;
        foreach (var chunk in _form.GetChunks())
            done += Encoding.ASCII.GetBytes(chunk.Span, bytes.AsSpan(done));
        return bytes;
    }
}
