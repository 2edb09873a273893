namespace AmsCluster.Tests.UserData;

/// <summary>The small AWS client of the boot scripts, asked as a Python module.</summary>
public class SigningTests
{
    private const string Load = """
        import datetime, sys, types
        client = types.ModuleType("client")
        exec(compile(sys.stdin.read(), "read-parameter.py", "exec"), client.__dict__)

        """;

    [BotocoreFact]
    public void The_signature_is_that_of_botocore()
    {
        var (code, output, error) = RunPython("""
            from unittest import mock
            from botocore.auth import SigV4Auth
            from botocore.awsrequest import AWSRequest
            from botocore.credentials import Credentials

            key, secret, token = "AKIDEXAMPLE", "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY", "a/long+token=="
            now = datetime.datetime(2026, 11, 22, 7, 8, 9, tzinfo=datetime.timezone.utc)
            headers = {"Content-Type": "application/x-amz-json-1.1", "X-Amz-Target": "AmazonSSM.GetParameter"}
            body = '{"Name": "/caf\u00e9/x y", "WithDecryption": true}'.encode()
            for url in ["https://ssm.eu-west-1.amazonaws.com/", "http://127.0.0.1:5000/", "https://ssm.cn-north-1.amazonaws.com.cn/"]:
                ours = client.sign(url, headers, body, {"AccessKeyId": key, "SecretAccessKey": secret, "Token": token}, "eu-west-1", now)
                request = AWSRequest(method="POST", url=url, headers=dict(headers), data=body)
                with mock.patch("botocore.auth.get_current_datetime", return_value=now.replace(tzinfo=None)):
                    SigV4Auth(Credentials(key, secret, token), "ssm", "eu-west-1").add_auth(request)
                assert ours["authorization"] == request.headers["Authorization"], (ours["authorization"], request.headers["Authorization"])
                assert ours["x-amz-date"] == request.headers["X-Amz-Date"]
                assert ours["x-amz-security-token"] == request.headers["X-Amz-Security-Token"]
            print("same")
            """);

        Assert.Equal((0, "same", ""), (code, output.Trim(), error));
    }

    [ShellTheory]
    [InlineData("eu-west-1", "https://ssm.eu-west-1.amazonaws.com/")]
    [InlineData("us-gov-west-1", "https://ssm.us-gov-west-1.amazonaws.com/")]
    [InlineData("cn-north-1", "https://ssm.cn-north-1.amazonaws.com.cn/")]
    [InlineData("eusc-de-east-1", "https://ssm.eusc-de-east-1.amazonaws.eu/")]
    public void Each_partition_has_its_own_domain(string region, string address)
    {
        var (code, output, error) = RunPython($$"""
            client.instance_credentials = lambda: {"AccessKeyId": "a", "SecretAccessKey": "b", "Token": "c"}
            def stop(request, timeout):
                print(request.full_url)
                sys.exit(0)
            client.urllib.request.urlopen = stop
            client.read("{{region}}", "/p", "")
            """);

        Assert.Equal((0, address, ""), (code, output.Trim(), error));
    }

    private static (int ExitCode, string Output, string Error) RunPython(string program)
    {
        using var stream = typeof(Resources.UserData.BootScript).Assembly.GetManifestResourceStream("read-parameter.py")!;
        using var reader = new StreamReader(stream);
        return Tool.Run(Tool.PythonPath, ["-c", Load + program], reader.ReadToEnd());
    }
}
