using System.Xml;

namespace AmsCluster.Aws.Binding;

/// <summary>
/// Reads an answer in XML: that of the query services, with a result element around it, and rest-xml; and EC2's errors.
/// </summary>
internal static class XmlAnswer
{
    private static readonly XmlReaderSettings Plain = new()
    {
        IgnoreComments = true,
        IgnoreProcessingInstructions = true,
        IgnoreWhitespace = false,
        DtdProcessing = DtdProcessing.Prohibit,
    };

    /// <summary>Reads a result, and the request's id where the body has it.</summary>
    public static (object Result, string? RequestId) Read(Stream body, Type type, AwsProtocol protocol)
    {
        using var reader = XmlReader.Create(body, Plain);
        var shape = TypeShape.Of(type);
        var result = shape.Create();
        string? requestId = null;
        reader.MoveToContent();
        if (shape.Find(reader.LocalName) is not null)
        {
            // The answer is the member itself, as in S3 GetBucketLocation.
            MemberOf(reader, shape, result, reader.LocalName);
            return (result, null);
        }

        foreach (var name in new Children(reader))
        {
            if (name is "RequestId")
                requestId = reader.ReadElementContentAsString();
            else if (protocol == AwsProtocol.Query && name == "ResponseMetadata")
                requestId = Metadata(reader) ?? requestId;
            else if (protocol == AwsProtocol.Query && name.EndsWith("Result", StringComparison.Ordinal))
                Members(reader, shape, result);
            else
                MemberOf(reader, shape, result, name);
        }

        return (result, requestId);
    }

    /// <summary>Reads the code, the text and the request's id out of an error, wherever its shape has them.</summary>
    public static (string? Code, string? Message, string? RequestId) ReadError(Stream body)
    {
        using var reader = XmlReader.Create(body, Plain);
        string? code = null, message = null, requestId = null;
        while (reader.Read())
        {
            if (reader.NodeType != XmlNodeType.Element)
                continue;
            code ??= reader.LocalName is "Code" ? reader.ReadString() : reader.LocalName is "InvalidChangeBatch" ? reader.LocalName : null;
            message ??= reader.LocalName is "Message" ? Text(reader) : null;
            requestId ??= reader.LocalName is "RequestId" or "RequestID" ? Text(reader) : null;
        }

        return (code, message, requestId);
    }

    private static string? Text(XmlReader reader) => reader.ReadString() is { Length: > 0 } text ? text : null;

    private static string? Metadata(XmlReader reader)
    {
        string? requestId = null;
        foreach (var name in new Children(reader))
        {
            if (name == "RequestId")
                requestId = reader.ReadElementContentAsString();
            else
                reader.Skip();
        }

        return requestId;
    }

    private static void Members(XmlReader reader, TypeShape shape, object result)
    {
        foreach (var name in new Children(reader))
            MemberOf(reader, shape, result, name);
    }

    private static void MemberOf(XmlReader reader, TypeShape shape, object result, string name)
    {
        if (shape.Find(name) is not { } member)
            reader.Skip();
        else if (member.Kind == ValueKind.List)
            member.Set(result, List(reader, member.ItemType!));
        else if (member.Kind == ValueKind.Map)
            member.Set(result, Map(reader));
        else if (Value(reader, member.Type) is { } value)
            member.Set(result, value);
    }

    private static Array List(XmlReader reader, Type type)
    {
        List<object?> items = [];
        foreach (var _ in new Children(reader))
            items.Add(Value(reader, type));
        return Lists.Of(items, type);
    }

    /// <summary>A map from text to text: elements with a key and a value in each.</summary>
    private static Dictionary<string, string> Map(XmlReader reader)
    {
        var map = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var _ in new Children(reader))
        {
            string key = "", value = "";
            foreach (var name in new Children(reader))
            {
                var text = reader.ReadElementContentAsString();
                (key, value) = name is "key" ? (text, value) : (key, text);
            }

            map[key] = value;
        }

        return map;
    }

    private static object? Value(XmlReader reader, Type type)
    {
        if (Member.KindOf(type) != ValueKind.Structure)
            return Scalar.Read(reader.ReadElementContentAsString(), type);
        var shape = TypeShape.Of(type);
        var result = shape.Create();
        Members(reader, shape, result);
        return result;
    }

    /// <summary>
    /// The names of the child elements of the one that the reader is at; who loops over them reads or skips each whole.
    /// A large answer has thousands: none of this is allocated.
    /// </summary>
    private struct Children(XmlReader reader)
    {
        private bool _isInside;

        public readonly string Current => reader.LocalName;

        public readonly Children GetEnumerator() => this;

        public bool MoveNext()
        {
            if (!_isInside && !Enter())
                return false;
            if (reader.MoveToContent() == XmlNodeType.Element)
                return true;
            if (reader.NodeType == XmlNodeType.EndElement)
                reader.Read();
            return false;
        }

        private bool Enter()
        {
            reader.MoveToContent();
            _isInside = !reader.IsEmptyElement;
            reader.Read();
            return _isInside;
        }
    }
}
