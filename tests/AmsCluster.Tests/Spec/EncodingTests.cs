using System.Text;
using AmsCluster.Spec;

namespace AmsCluster.Tests.Spec;

/// <summary>Files are read as editors and shells write them: UTF-8 and UTF-16, each with or without a mark.</summary>
public sealed class EncodingTests : IDisposable
{
    const string Yaml = "name: live\nregion: ap-south-1\ntags: {team: vidéo}\n";

    readonly string _file = Path.GetTempFileName();

    public static TheoryData<string, Encoding> Encodings => new()
    {
        { "UTF-8", new UTF8Encoding(false) },
        { "UTF-8 with a mark", new UTF8Encoding(true) },
        { "UTF-16 LE", new UnicodeEncoding(bigEndian: false, byteOrderMark: true) },
        { "UTF-16 LE without a mark", new UnicodeEncoding(bigEndian: false, byteOrderMark: false) },
        { "UTF-16 BE without a mark", new UnicodeEncoding(bigEndian: true, byteOrderMark: false) },
        { "UTF-16 BE", new UnicodeEncoding(bigEndian: true, byteOrderMark: true) },
    };

    public void Dispose() => File.Delete(_file);

    [Theory]
    [MemberData(nameof(Encodings))]
    public void A_file_is_the_same_in_each(string name, Encoding encoding)
    {
        File.WriteAllText(_file, Yaml, encoding);
        Assert.Equal(Yaml, TextFile.Read(_file));
        Assert.True(SpecFile.Load(_file).Tags["team"] is "vidéo", name);
    }

    [Fact]
    public void Another_encoding_is_refused_with_what_to_do()
    {
        File.WriteAllBytes(_file, Encoding.Latin1.GetBytes(Yaml));
        var error = Assert.Throws<AmsException>(() => SpecFile.Load(_file));
        Assert.Equal("AmsSpecUnreadable", error.Code);
        Assert.Equal("Save it as UTF-8.", error.Advice);
    }
}
