using CodeFirst.Contracts;
using CodeFirst.Schema;
using CodeFirst.Tests.Schema.Zoo;
using CodeFirst.Tests.Wire;

namespace CodeFirst.Tests.Schema.OpenApi;

/// <summary>The contracts whose documents are judged: this system's, the whole zoo, and one of limits.</summary>
internal static class Contracts
{
    private static readonly Type[][] Services =
    [
        [typeof(IUserService)], [typeof(IBilling), typeof(IOrders)], [typeof(IShapes)], [typeof(IMoreShapes)], [typeof(IDocumented)],
        [typeof(ICommented)], [typeof(IOptions)], [typeof(IZoo)], [typeof(ITakes<Scalars>)], [typeof(ITakes<Present>)],
        [typeof(ITakes<Unannotated>)], [typeof(ITakes<Lists>)], [typeof(ITakes<Collections>)], [typeof(ITakes<Maps>)], [typeof(ITakes<Times>)],
        [typeof(ITakes<Enums>)], [typeof(ITakes<Order>)], [typeof(ITakes<Trees>)], [typeof(ITakes<Puppy>)], [typeof(ITakes<Pets>)],
        [typeof(ITakes<Generics>)], [typeof(ITakes<Converted>)], [typeof(ITakes<Amount>)], [typeof(ITakes<Page<Order.Line>>)],
        [typeof(ILimited)],
    ];

    public static IEnumerable<(string Name, ContractSchema Schema)> All =>
        Services.Select((services, at) => ($"{at}-{services[0].Name.Split('`')[0]}.json", ContractSchema.FromServices(services)));
}
