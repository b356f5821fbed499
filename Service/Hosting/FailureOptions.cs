using Grpc.Core;

namespace CodeFirst.Hosting;

/// <summary>
/// What callers are told when a service throws an exception of its own, so that code which knows nothing of gRPC need not.
/// </summary>
/// <example>
/// <code>
/// services.Configure&lt;FailureOptions&gt;(failures => failures.Answer&lt;StockException&gt;(_ => ShopFailures.StockUnavailable()));
/// </code>
/// </example>
public sealed class FailureOptions
{
    private readonly Dictionary<Type, Func<Exception, RpcException>> _answers = [];

    /// <summary>
    /// Answers an exception, and those derived from it that have no answer of their own. The last answer given to a type holds.
    /// One for <see cref="RpcException"/> is for the failures of calls that a service makes with a client of <c>CodeFirst.Client</c>:
    /// the <see cref="RpcException"/> that a service throws itself is its answer already.
    /// </summary>
    /// <typeparam name="TException">The exception.</typeparam>
    /// <param name="answer">
    /// Makes the answer; see <see cref="CallFailures"/>. What it throws is <c>INTERNAL</c>. The exception is in the log when the answer is a
    /// failure of the service's own, such as <c>UNAVAILABLE</c>.
    /// </param>
    /// <returns>These options.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="answer"/> is <see langword="null"/>.</exception>
    public FailureOptions Answer<TException>(Func<TException, RpcException> answer)
        where TException : Exception
    {
        ArgumentNullException.ThrowIfNull(answer);
        _answers[typeof(TException)] = failure => answer((TException)failure);
        return this;
    }

    /// <summary>The answer of the nearest type.</summary>
    internal RpcException? Find(Exception failure)
    {
        for (var type = failure.GetType(); type is not null; type = type.BaseType)
            if (_answers.TryGetValue(type, out var answer))
                return answer(failure);
        return null;
    }
}
