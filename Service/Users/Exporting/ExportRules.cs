using CodeFirst.Contracts;
using CodeFirst.Service.Users.Storage;

namespace CodeFirst.Service.Users.Exporting;

/// <summary>What a caller may ask an export for, besides what the contract's attributes say.</summary>
internal static class ExportRules
{
    public static UserRange RangeOf(ExportUserStatsRequest request)
    {
        if (request.UpToUserId != 0 && request.UpToUserId <= request.AfterUserId)
            throw UserFailures.EmptyRange(request.AfterUserId, request.UpToUserId);
        return new UserRange(
            request.AfterUserId, request.UpToUserId == 0 ? int.MaxValue : request.UpToUserId, request.ActiveOnly);
    }

    public static int ChunkBytesOf(ExportUserStatsRequest request) => request.MaxChunkBytes switch
    {
        0 => ExportChunk.DefaultBytes,
        >= ExportChunk.MinBytes and <= ExportChunk.MaxBytes => request.MaxChunkBytes,
        _ => throw UserFailures.ChunkBytesOutOfBounds(request.MaxChunkBytes),
    };
}
