using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Running;

// In this process: no project is generated and restored for each run, so it needs no network and starts at once.
string[] asked = args.Length == 0 ? ["--filter", "*", "--job", "short"] : args;
var summaries = BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly)
    .Run([.. asked, "--inProcess"], DefaultConfig.Instance.WithArtifactsPath(Path.Combine(AppContext.BaseDirectory, "results")));
return summaries.Any(s => s.HasCriticalValidationErrors || s.Reports.Any(r => !r.Success)) ? 1 : 0;
