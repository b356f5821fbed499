using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using ProtoBuf;
using ProtoBuf.Grpc;
using ProtoBuf.Grpc.Configuration;

namespace CodeFirst.Tests.Hosting.Validation;

/// <summary>All four shapes over a message with rules.</summary>
[Service("shop.Orders")]
public interface IOrders
{
    [Operation]
    ValueTask<Receipt> Place(Order order, CallContext context = default);

    [Operation]
    IAsyncEnumerable<Receipt> Follow(Order order, CallContext context = default);

    [Operation]
    ValueTask<Receipt> Import(IAsyncEnumerable<Order> orders, CallContext context = default);

    [Operation]
    IAsyncEnumerable<Receipt> Trade(IAsyncEnumerable<Order> orders, CallContext context = default);

    /// <summary>A request without any rule.</summary>
    [Operation]
    ValueTask<Receipt> Find(Receipt receipt, CallContext context = default);
}

[ProtoContract]
public sealed record Order
{
    [ProtoMember(1), Range(1, 100)]
    public int Quantity { get; init; }

    [ProtoMember(2), DefaultValue(""), StringLength(12, MinimumLength = 3)]
    public string CustomerName { get; init; } = "";

    [ProtoMember(3), DefaultValue(""), RegularExpression("^[A-Z]*$")]
    public string Code { get; init; } = "";

    [ProtoMember(4), DefaultValue(""), AllowedValues("", "EUR", "USD")]
    public string Currency { get; init; } = "";

    [ProtoMember(5), MaxLength(2)]
    public List<string> Tags { get; init; } = [];

    [ProtoMember(6)]
    public List<OrderLine> Lines { get; init; } = [];

    [ProtoMember(7)]
    public Dictionary<string, OrderLine> Extras { get; init; } = [];

    [ProtoMember(8), Required]
    public OrderLine? FirstLine { get; init; }

    [ProtoMember(9), Range(1, 5)]
    public int? Stars { get; init; }

    [ProtoMember(10)]
    public Payment? PaidBy { get; init; }

    [ProtoMember(11)]
    public Bundle? Inside { get; init; }

    [ProtoMember(12, Name = "e_mail"), DefaultValue(""), MinLength(1, ErrorMessage = "An order without an address cannot be confirmed.")]
    public string Mail { get; init; } = "";

    [ProtoMember(13), Even]
    public int Even { get; init; }

    [ProtoMember(14), Range(0, 9)]
    public long Wide { get; init; }

    /// <summary>An order that breaks no rule.</summary>
    public static Order Good => new() { Quantity = 1, CustomerName = "Ada", FirstLine = new() { Price = 1 }, Mail = "ada@example.org" };
}

[ProtoContract]
public sealed record OrderLine
{
    [ProtoMember(1), Range(0.01, double.MaxValue)]
    public double Price { get; init; }
}

[ProtoContract, ProtoInclude(10, typeof(CardPayment)), ProtoInclude(11, typeof(CashPayment))]
public record Payment
{
    [ProtoMember(1), Range(0, 1000)]
    public int Amount { get; init; }
}

[ProtoContract]
public sealed record CardPayment : Payment
{
    [ProtoMember(1), DefaultValue(""), Required(ErrorMessage = "name the card's holder.")]
    public string Holder { get; init; } = "";
}

[ProtoContract]
public sealed record CashPayment : Payment;

/// <summary>A message that holds itself, a rule of its own and one about itself.</summary>
[ProtoContract, NotTooHeavy]
public sealed record Bundle : IValidatableObject
{
    [ProtoMember(1), Range(0, 10)]
    public int Weight { get; init; }

    [ProtoMember(2)]
    public int MaxWeight { get; init; }

    [ProtoMember(3)]
    public List<Bundle> Parts { get; init; } = [];

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (Weight > MaxWeight)
            yield return new ValidationResult($"{validationContext.DisplayName} is too heavy.", [nameof(Weight), nameof(MaxWeight)]);
    }
}

[ProtoContract]
public sealed record Receipt
{
    [ProtoMember(1)]
    public int Number { get; init; }
}

/// <summary>A rule that wants its context, as a contract's author may write one.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class EvenAttribute : ValidationAttribute
{
    protected override ValidationResult? IsValid(object? value, ValidationContext validationContext) => value is int number && number % 2 != 0
        ? new ValidationResult($"{validationContext.DisplayName} ({validationContext.MemberName}) is {number}; give an even number.")
        : ValidationResult.Success;
}

[AttributeUsage(AttributeTargets.Class)]
internal sealed class NotTooHeavyAttribute() : ValidationAttribute("{0} weighs 9, which nobody carries.")
{
    public override bool IsValid(object? value) => value is not Bundle { Weight: 9 };
}

/// <summary>Writes down every order that reaches it.</summary>
internal sealed class Orders : IOrders
{
    public List<Order> Seen { get; } = [];

    public ValueTask<Receipt> Place(Order order, CallContext context = default)
    {
        Seen.Add(order);
        return new(new Receipt { Number = Seen.Count });
    }

    public async IAsyncEnumerable<Receipt> Follow(Order order, CallContext context = default)
    {
        yield return await Place(order, context);
    }

    public async ValueTask<Receipt> Import(IAsyncEnumerable<Order> orders, CallContext context = default)
    {
        await foreach (var order in orders.WithCancellation(context.CancellationToken))
            Seen.Add(order);
        return new Receipt { Number = Seen.Count };
    }

    public async IAsyncEnumerable<Receipt> Trade(IAsyncEnumerable<Order> orders, CallContext context = default)
    {
        await foreach (var order in orders.WithCancellation(context.CancellationToken))
            yield return await Place(order, context);
    }

    public ValueTask<Receipt> Find(Receipt receipt, CallContext context = default) => new(receipt);
}
