using CodeFirst.Contracts;
using CodeFirst.Service.Users.Storage;

namespace CodeFirst.Service.Users.Recording;

/// <summary>Takes the events of one stream to the store in batches, and adds up what became of them.</summary>
internal sealed class PointsRecorder(IUserStore store)
{
    /// <summary>How many events wait at most before they are taken to the store together.</summary>
    public const int MaxBatch = 4096;

    // 100 is what the contract promises of RecordPointsResponse.rejections
    private const int MaxRejections = 100;

    private readonly List<PointsEvent> _waiting = [];
    private readonly List<RejectedEvent> _rejections = [];
    private long _stored;
    private long _recorded;
    private long _duplicates;
    private long _rejected;

    public bool HasWaiting => _waiting.Count > 0;

    public bool IsFull => _waiting.Count >= MaxBatch;

    public RecordPointsResponse Response => new()
    {
        Recorded = _recorded,
        Duplicates = _duplicates,
        Rejected = _rejected,
        Rejections = _rejections,
    };

    public void Add(RecordPointsRequest request) => _waiting.AddRange(request.Events);

    /// <summary>Takes all waiting events to the store; when it returns they are on disk.</summary>
    public async ValueTask StoreAsync(CancellationToken cancellationToken)
    {
        var rejections = _waiting.Select((recorded, i) => EventRules.Check(recorded, _stored + i)).ToList();
        var wellFormed = _waiting.Where((_, i) => rejections[i] is null).ToList();
        var outcomes = wellFormed.Count > 0 ? await store.RecordAsync(wellFormed, cancellationToken) : [];

        var next = 0;
        for (var i = 0; i < _waiting.Count; i++)
        {
            if (rejections[i] is { } malformed)
                Reject(malformed);
            else
                Count(_waiting[i], _stored + i, outcomes[next++]);
        }

        _stored += _waiting.Count;
        _waiting.Clear();
    }

    private void Count(PointsEvent recorded, long position, EventOutcome outcome)
    {
        if (EventRules.Judge(recorded, position, outcome) is { } rejection)
            Reject(rejection);
        else if (outcome == EventOutcome.Recorded)
            _recorded++;
        else
            _duplicates++;
    }

    private void Reject(RejectedEvent rejection)
    {
        _rejected++;
        if (_rejections.Count < MaxRejections)
            _rejections.Add(rejection);
    }
}
