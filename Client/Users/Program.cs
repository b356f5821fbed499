using System.CommandLine;
using CodeFirst.Client.Users;
using CodeFirst.Client.Users.Export;
using CodeFirst.Client.Users.Record;

var connection = new Connection();

var program = new RootCommand(ExitCode.Help)
{
    connection.Address,
    connection.Timeout,
    connection.Tls.Authority,
    connection.Tls.Certificate,
    connection.Tls.Key,
    connection.Token.File,
    GetCommand.Create(connection),
    ExportCommand.Create(connection),
    RecordCommand.Create(connection),
    WatchCommand.Create(connection),
};

var parsed = program.Parse(args);

// the help that goes with a usage error is not an answer
return await parsed.InvokeAsync(new InvocationConfiguration { Output = parsed.Errors.Count > 0 ? Console.Error : Console.Out });
