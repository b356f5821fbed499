namespace CodeFirst.Hosting.Internal.Json;

/// <summary>JSON that is not the message; the sentence is for whoever sent it: the field, its value and the remedy.</summary>
internal sealed class JsonRefusal(string sentence, Exception? why = null) : Exception(sentence, why);
