using System.Globalization;
using System.Text.Unicode;
using CodeFirst.Contracts;
using CsvHelper;

namespace CodeFirst.Client.Users.Record;

/// <summary>Reads events from CSV (RFC 4180, UTF-8), all of them or none.</summary>
internal sealed class EventFile
{
    private const string Header = "event_id,user_id,points";

    private readonly string _name;
    private readonly List<EventLine> _events = [];
    private readonly SortedDictionary<long, string> _mistakes = [];

    private EventFile(string name) => _name = name;

    /// <summary>Reads events.</summary>
    /// <param name="source">The CSV.</param>
    /// <param name="name">What to call it in an error.</param>
    /// <exception cref="InvalidDataException">Something is malformed; every such line is named.</exception>
    public static IReadOnlyList<EventLine> Read(Stream source, string name)
    {
        var file = new EventFile(name);
        file.Read(source);
        return file._mistakes.Count == 0 ? file._events : throw file.Malformed();
    }

    private void Read(Stream source)
    {
        using var csv = CsvReader.Create(source, new CsvReaderOptions
        {
            Separator = ',',
            TrackLineNumbers = true,
            OnMalformedRecord = record => Mistake(Math.Max(record.LineNumber, 1), Sentence(record.Reason)),
        });
        if (string.Join(',', csv.Headers) is var found && found != Header)
            Mistake(1, $"the header is '{found}', and must be {Header}.");
        else
            while (csv.Read())
                ReadEvent(csv);
    }

    private void ReadEvent(CsvReader csv)
    {
        var line = csv.LineNumber;
        if (csv.FieldCount != 3)
            Mistake(line, $"the line has {csv.FieldCount} {(csv.FieldCount == 1 ? "field" : "fields")}, and must have 3: {Header}.");
        else if (!Utf8.IsValid(csv.GetSpan(0)))
            Mistake(line, "the event_id is not valid UTF-8.");
        else if (TryNumber(csv, 1, "user_id", out var userId) && TryNumber(csv, 2, "points", out var points))
            _events.Add(new EventLine(line, new PointsEvent { EventId = csv.GetString(0), UserId = userId, Points = points }));
    }

    private bool TryNumber(CsvReader csv, int field, string name, out int number)
    {
        var text = csv.GetString(field);
        if (int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out number))
            return true;
        Mistake(csv.LineNumber, $"the {name} '{text}' is not a whole number of 32 bits.");
        return false;
    }

    // the first mistake of a line is the one that explains the others
    private void Mistake(long line, string sentence) => _mistakes.TryAdd(line, sentence);

    private InvalidDataException Malformed() => new(string.Join('\n', [
        .. _mistakes.Select(mistake => $"{_name} line {mistake.Key}: {mistake.Value}"),
        $"Nothing was sent: correct {(_mistakes.Count == 1 ? "this line" : $"these {_mistakes.Count} lines")} and run the command again.",
    ]));

    private static string Sentence(CsvMalformedReason reason) => reason == CsvMalformedReason.UnterminatedQuote
        ? "a quote is opened and never closed."
        : "a field with a quote in it must be quoted as a whole, and the quote doubled (RFC 4180).";
}
