using CodeFirst.Tests.Schema.Zoo;
using ProtoBuf.Grpc.Configuration;

namespace CodeFirst.Tests.Wire;

/// <summary>Every message of the zoo in one file, and some that are awkward on their way only.</summary>
[Service("zoo.Zoo")]
internal interface IZoo
{
    [Operation]
    ValueTask Scalars(Scalars message);

    [Operation]
    ValueTask Present(Present message);

    [Operation]
    ValueTask Unannotated(Unannotated message);

    [Operation]
    ValueTask Lists(Lists message);

    [Operation]
    ValueTask Collections(Collections message);

    [Operation]
    ValueTask Maps(Maps message);

    [Operation]
    ValueTask Times(Times message);

    [Operation]
    ValueTask Enums(Enums message);

    [Operation]
    ValueTask Order(Order message);

    [Operation]
    ValueTask Generics(Generics message);

    [Operation]
    ValueTask Documented(DocumentedRequest message);

    [Operation]
    ValueTask Set(Nullables message);

    [Operation]
    ValueTask Repeat(Repeated message);

    [Operation]
    ValueTask Keep(Keeping message);

    [Operation]
    ValueTask Convert(Converted message);

    [Operation]
    ValueTask Amount(Amount message);

    [Operation]
    ValueTask Grow(Trees message);

    [Operation]
    ValueTask Bark(Puppy message);
}
