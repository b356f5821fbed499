using CodeFirst.Contracts;

namespace CodeFirst.Client.Users.Record;

/// <summary>An event, and the line of the file it begins on, from 1.</summary>
internal sealed record EventLine(long Line, PointsEvent Event);
