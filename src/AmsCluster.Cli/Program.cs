using AmsCluster.Cli.Commands;
using AmsCluster.Cli.Running;

var parsed = Root.Build().Parse(args.Length == 0 ? ["--help"] : args);

// The command has its own way to stop and to tell errors: the library's would end the process after two seconds, with a stack trace.
return parsed.Errors.Count > 0
    ? BadArguments.Tell(parsed)
    : await parsed.InvokeAsync(new() { EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = null });
