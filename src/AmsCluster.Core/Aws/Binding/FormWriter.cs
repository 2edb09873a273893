using System.Collections;
using System.Text;

namespace AmsCluster.Aws.Binding;

/// <summary>Writes a request as the form that EC2 and the query services take.</summary>
internal static class FormWriter
{
    /// <summary>The form's fields, in the order of the members.</summary>
    public static List<KeyValuePair<string, string>> Fields(object request, AwsService service)
    {
        List<KeyValuePair<string, string>> fields = [new("Action", request.GetType().Name), new("Version", service.Version)];
        Structure(fields, "", request, service.Protocol);
        return fields;
    }

    public static byte[] Body(object request, AwsService service)
    {
        var form = new StringBuilder();
        foreach (var (key, value) in Fields(request, service))
        {
            if (form.Length > 0)
                form.Append('&');
            form.Append(key).Append('=').Append(Uri.EscapeDataString(value));
        }

        return Encoding.UTF8.GetBytes(form.ToString());
    }

    private static void Structure(List<KeyValuePair<string, string>> fields, string prefix, object value, AwsProtocol protocol)
    {
        foreach (var member in TypeShape.Of(value.GetType()).Members)
        {
            var part = member.Get(value);
            if (!Lists.IsSent(part))
                continue;
            var name = prefix + member.InputName(protocol);
            if (member.Kind == ValueKind.List)
                List(fields, protocol == AwsProtocol.Ec2 ? name : name + ".member", (IEnumerable)part!, Member.KindOf(member.ItemType!), protocol);
            else
                Value(fields, name, part!, member.Kind, protocol);
        }
    }

    private static void List(List<KeyValuePair<string, string>> fields, string name, IEnumerable items, ValueKind kind, AwsProtocol protocol)
    {
        var number = 0;
        foreach (var item in items)
            Value(fields, $"{name}.{++number}", item, kind, protocol);
    }

    private static void Value(List<KeyValuePair<string, string>> fields, string name, object value, ValueKind kind, AwsProtocol protocol)
    {
        if (kind == ValueKind.Structure)
            Structure(fields, name + ".", value, protocol);
        else
            fields.Add(new(name, Scalar.Write(value)));
    }
}
