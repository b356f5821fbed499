namespace CodeFirst.Service.Users.Storage;

/// <summary>Which users to read: ids greater than <paramref name="After"/> and at most <paramref name="UpTo"/>.</summary>
internal readonly record struct UserRange(int After, int UpTo, bool ActiveOnly);
