using System.CommandLine;
using CodeFirst.Schema;
using CodeFirst.Wire;
using CodeFirst.Wire.Contracts;
using CodeFirst.Wire.Relays;

namespace CodeFirst.Cli.Wire;

/// <summary><c>codefirst wire</c>.</summary>
internal static class WireCommand
{
    private static readonly WireOptions Defaults = new();

    private static readonly Argument<string> Assembly = ContractAssembly.Argument();

    private static readonly Option<int> Values = new("--values")
    {
        HelpName = "N",
        Description = "How many random values of each message to send.",
        DefaultValueFactory = _ => Defaults.Values,
    };

    private static readonly Option<int> Seed = new("--seed")
    {
        HelpName = "N",
        Description = "What the values start from; the same seed gives the same values.",
        DefaultValueFactory = _ => Defaults.Seed,
    };

    private static readonly Option<string> Message = new("--message")
    {
        HelpName = "NAME",
        Description = "Send only this message, by its full name, for example shop.Order.",
    };

    private static readonly Option<int?> Value = new("--value")
    {
        HelpName = "INDEX",
        Description = "Send only the value with this index, from 0.",
    };

    public static Command Create()
    {
        Values.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<int>() is < 1 and var values)
                result.AddError($"--values is {values}; give a number greater than zero.");
        });
        Value.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<int?>() is < 0 and var index)
                result.AddError($"--value is {index}; give an index from 0.");
        });
        var command = new Command("wire", "Sends random values of every message from C# to Python to Go and back, and compares.")
        {
            Assembly, Values, Seed, Message, Value,
        };
        command.SetAction((result, cancellationToken) => RunAsync(result, cancellationToken));
        return command.Explain(
            """
            The values hold the ends of every type, zero and nothing, numbers an enum does not know, and fields of a newer contract.
            Python and Go read them with the code that protoc generates from the exported file, and must say of every field that
            it is there, or not, and hold what C# put in. It needs protoc, Python with protobuf, and Go.

            Ends with 0 when all came back as it went, 2 when one did not, 1 when it could not run.
            """,
            "codefirst wire bin/Release/net10.0/Shop.dll",
            "codefirst wire Shop.dll --values 10 --seed 7 --message shop.Order");
    }

    private static async Task<int> RunAsync(ParseResult result, CancellationToken cancellationToken)
    {
        var (output, error) = (result.InvocationConfiguration.Output, result.InvocationConfiguration.Error);
        var assembly = result.GetRequiredValue(Assembly);
        var options = new WireOptions
        {
            Seed = result.GetValue(Seed),
            Values = result.GetValue(Values),
            Message = result.GetValue(Message),
            Value = result.GetValue(Value),
        };
        var folder = Directory.CreateTempSubdirectory("codefirst-wire-").FullName;
        try
        {
            var contract = ContractAssembly.Read(assembly, WireContract.FromAssembly);
            Relay[] relays = [new PythonRelay(Path.Combine(folder, "python")), new GoRelay(Path.Combine(folder, "go"))];
            var results = await new WireRun([contract], relays, options).ExecuteAsync(folder, cancellationToken).ConfigureAwait(false);
            var report = WireReport.Print(results, options, relays.Select(relay => relay.Name), failure =>
                $"codefirst wire {assembly} --seed {failure.Seed} --message {failure.Message} --value {failure.Value}");
            await output.WriteAsync(report).ConfigureAwait(false);
            return results.All(message => message.Failures.Count == 0) ? ExitCodes.Ok : ExitCodes.Unequal;
        }
        catch (Exception failure) when (failure is UnreadableContractException or ContractException or RelayException)
        {
            await error.WriteLineAsync(failure.Message).ConfigureAwait(false);
            return ExitCodes.Failed;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
