using ProtoBuf;

namespace CodeFirst.Tests.Schema.Zoo;

/// <summary>A root that is a value itself, with fields below and above its subtypes, and a subtype with subtypes.</summary>
[ProtoContract, ProtoInclude(10, typeof(Dog)), ProtoInclude(11, typeof(Cat))]
public record Animal
{
    [ProtoMember(1)] public int Legs { get; init; }
    [ProtoMember(20)] public string? Name { get; init; }
}

/// <summary>It barks.</summary>
[ProtoContract, ProtoInclude(4, typeof(Puppy))]
public record Dog : Animal
{
    [ProtoMember(1)] public int Barks { get; init; }
    [ProtoMember(5)] public List<string> Tricks { get; init; } = [];
}

[ProtoContract]
public sealed record Puppy : Dog
{
    [ProtoMember(1)] public int Weeks { get; init; }
}

[ProtoContract]
public sealed record Cat : Animal;

/// <summary>A root that is always one of its subtypes, which are declared inside it.</summary>
[ProtoContract, ProtoInclude(1, typeof(Square)), ProtoInclude(2, typeof(Circle))]
public abstract record Shape
{
    [ProtoContract]
    public sealed record Square : Shape
    {
        [ProtoMember(1)] public double Side { get; init; }
        [ProtoMember(2)] public int Colour { get; init; }
    }

    [ProtoContract]
    public sealed record Circle : Shape
    {
        [ProtoMember(1)] public double? Radius { get; init; }
    }
}

/// <summary>An interface as the root; what implements it is only ever sent as it.</summary>
[ProtoContract, ProtoInclude(1, typeof(Bell))]
public interface ISound;

[ProtoContract]
public sealed record Bell : ISound
{
    [ProtoMember(1)] public int Rings { get; init; }
}

/// <summary>Where types of a tree are used; protobuf-net writes each of them from its root.</summary>
[ProtoContract]
public sealed record Trees
{
    [ProtoMember(1)] public Animal? Animal { get; init; }

    /// <summary>The dog.</summary>
    [ProtoMember(2)] public Dog? Dog { get; init; }

    [ProtoMember(3)] public List<Puppy> Puppies { get; init; } = [];
    [ProtoMember(4)] public Dictionary<string, Animal> Animals { get; init; } = [];
    [ProtoMember(5)] public Dictionary<int, Dog> Dogs { get; init; } = [];
    [ProtoMember(6)] public Shape? Shape { get; init; }
    [ProtoMember(7)] public List<Shape> Shapes { get; init; } = [];
    [ProtoMember(8)] public ISound? Sound { get; init; }
    [ProtoMember(9)] public Animal Always { get; init; } = new();

    public static Trees Full { get; } = new()
    {
        Animal = new Dog { Legs = 4, Name = "", Barks = 7, Tricks = { "sit" } },
        Dog = new Puppy { Legs = 4, Name = "Rex", Barks = 1, Weeks = 3 },
        Puppies = { new Puppy { Weeks = 1, Legs = 4 }, new Puppy() },
        Animals = { ["cat"] = new Cat { Legs = 3 }, ["none"] = new Animal { Legs = 6 } },
        Dogs = { [1] = new Dog { Legs = 4 }, [2] = new Puppy { Name = "Bo" } },
        Shape = new Shape.Circle { Radius = 0 },
        Shapes = { new Shape.Square { Side = 2, Colour = 5 }, new Shape.Circle() },
        Sound = new Bell { Rings = 3 },
        Always = new Cat(),
    };
}

[ProtoContract]
public sealed record Pets
{
    [ProtoMember(1)] public List<Pet.Puppy> Puppies { get; init; } = [];
}

[ProtoContract, ProtoInclude(1, typeof(Puppy))]
public abstract record Pet
{
    [ProtoContract]
    public sealed record Puppy : Pet
    {
        [ProtoMember(1)] public int Weeks { get; init; }
    }
}
