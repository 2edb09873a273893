using System.Text.Json;
using System.Xml;
using Amazon.Runtime;
using Amazon.Runtime.Internal.Transform;

namespace AmsCluster.Aws.Sdk;

/// <summary>
/// Reads an answer with the SDK's unmarshallers. They take a page of HTML for an answer without any member and ignore
/// a DTD, so the beginning is checked first.
/// </summary>
internal static class SdkAnswer
{
    private static readonly XmlReaderSettings Plain = new() { DtdProcessing = DtdProcessing.Prohibit };

    /// <exception cref="FormatException">It is no answer to the operation; or an XmlException or JsonException says
    /// so.</exception>
    public static (object Response, string? RequestId) Read(
        ResponseUnmarshaller unmarshaller, string operation, Type response, Stream answer)
    {
        using var body = new MemoryStream();
        answer.CopyTo(body);
        body.Position = 0;
        if (unmarshaller is JsonResponseUnmarshaller json)
            return (Json(json, response, body), null);
        return Xml((XmlResponseUnmarshaller)unmarshaller, operation, body);
    }

    private static (object Response, string? RequestId) Xml(
        XmlResponseUnmarshaller unmarshaller, string operation, MemoryStream body)
    {
        using (var reader = XmlReader.Create(body, Plain))
        {
            reader.MoveToContent();
            if (reader.LocalName != $"{operation}Response")
                throw new FormatException($"it begins with <{reader.LocalName}>, not with <{operation}Response>");
        }

        body.Position = 0;
        using var context = new EC2UnmarshallerContext(body, maintainResponseBody: false, responseData: null);
        return (Typed(() => unmarshaller.Unmarshall(context)), context.RequestId);
    }

    private static AmazonWebServiceResponse Json(
        JsonResponseUnmarshaller unmarshaller, Type response, MemoryStream body)
    {
        using (var document = JsonDocument.Parse(body))
        {
            if (document.RootElement.ValueKind is JsonValueKind.Null)
                throw new FormatException("it is a JSON Null");
            JsonShape.Require(document.RootElement, response);
        }

        body.Position = 0;
        using var context = new JsonUnmarshallerContext(body, maintainResponseBody: false, responseData: null);
        return Typed(() => unmarshaller.Unmarshall(context));
    }

    // What the unmarshallers meet in an answer of another shape ends in whatever exception it happens to raise.
    private static AmazonWebServiceResponse Typed(Func<AmazonWebServiceResponse> unmarshall)
    {
        try
        {
            return unmarshall();
        }
        catch (Exception broken) when (broken is NullReferenceException or AmazonClientException)
        {
            throw new FormatException(broken.Message, broken);
        }
    }
}
