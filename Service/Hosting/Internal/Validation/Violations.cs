using System.Globalization;
using Google.Rpc;
using Grpc.Core;

namespace CodeFirst.Hosting.Internal.Validation;

/// <summary>What is wrong with one message, as far as a failure can name it.</summary>
internal sealed class Violations(int most, IServiceProvider services)
{
    private const string Reason = "INVALID_FIELDS";

    // a status in base64 is a third longer, and old callers of gRPC's C core refuse trailers above 8 KiB
    private const int MostBytes = 4 * 1024;

    // of one path or one sentence: a message that holds itself, or one of an author, may go on
    private const int MostCharacters = 512;

    private List<BadRequest.Types.FieldViolation>? _found;
    private int _bytes;

    public bool Any => _found is not null;

    public int Count => _found?.Count ?? 0;

    /// <summary>Whether there is no room for another, so that looking for more is vain.</summary>
    public bool IsFull { get; private set; }

    /// <summary>For rules that ask for services.</summary>
    public IServiceProvider Services => services;

    public void Add(string field, string sentence)
    {
        var violation = new BadRequest.Types.FieldViolation
        {
            Field = Values.Cut(field, MostCharacters),
            Description = Values.Cut(sentence, MostCharacters),
        };
        _bytes += violation.CalculateSize();
        if (Count == most || (Any && _bytes > MostBytes))
            IsFull = true;
        else
            (_found ??= []).Add(violation);
    }

    public RpcException Failure(string method, long? position)
    {
        var failures = new CallFailures(ServiceOf(method));
        var sentence = _found![0].Description + Others();
        return position is { } place
            ? failures.InvalidArgument(
                Reason, sentence, _found, ("position", place.ToString(CultureInfo.InvariantCulture)))
            : failures.InvalidArgument(Reason, sentence, _found);
    }

    /// <summary><c>/user.UserService/GetUserStats</c> to <c>user.UserService</c>.</summary>
    private static string ServiceOf(string method) => method[1..method.LastIndexOf('/')];

    private string Others() => (Count - 1, IsFull) switch
    {
        (0, false) => "",
        (0, true) => " And more fields are wrong.",
        (1, false) => " And 1 more field is wrong.",
        (var others, false) => $" And {others} more fields are wrong.",
        (var others, true) => $" And more than {others} more fields are wrong; {Count} are named.",
    };
}
