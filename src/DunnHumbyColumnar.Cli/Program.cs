using DunnHumbyColumnar.Cli;
using DunnHumbyColumnar.Cli.Output;

using var terminal = Terminal.ForProcess();
return await CommandLine.RunAsync(args, terminal);
