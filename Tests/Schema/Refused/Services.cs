using CodeFirst.Tests.Schema.Zoo;
using ProtoBuf.Grpc.Configuration;

namespace CodeFirst.Tests.Schema.Refused;

[Service("refused.Dropped")]
public interface IDropped : IUnmarked
{
    int Property { get; }

    ValueTask<int> Number(Inner request);

    ValueTask<Inner> Several(Inner first, Inner second, Inner third, Inner fourth);

    ValueTask<T> Generic<T>(Inner request)
        where T : class;

    ValueTask<string> Text(Inner request);
}

public interface IUnmarked
{
    ValueTask<Inner> Inherited(Inner request);
}

[Service("refused.Duplicate")]
public interface IDuplicate
{
    ValueTask<Inner> Get(Inner request);

    ValueTask<Inner> GetAsync(Inner request);
}

[Service("refused.bad-name")]
public interface IBadName
{
    [Operation("get it")]
    ValueTask<Inner> Get(Inner request);
}

[Service("refused.Generic")]
public interface IGeneric<T>
    where T : class
{
    ValueTask<T> Get(T request);
}

[Service("refused.{1}")]
public interface IPattern<T>
    where T : class
{
    ValueTask<T> Get(T request);
}

[Service("refused.Both"), SubService]
public interface IBoth
{
    ValueTask Send(Inner request);
}
