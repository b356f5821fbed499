namespace CodeFirst.Hosting.Internal.Reading;

/// <summary>Marks a status whose cause is what the caller sent. It never leaves the host.</summary>
internal sealed class UnreadableRequestException(string sentence, Exception? why) : Exception(sentence, why);
