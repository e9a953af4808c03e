using DunnHumbyColumnar.Cli;
using DunnHumbyColumnar.Cli.Output;

using var terminal = Terminal.OfProcess();
return await CommandLine.RunAsync(args, terminal);
