using Grpc.AspNetCore.Server;
using Grpc.Reflection;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace CodeFirst.Hosting.Internal.Reflection;

/// <summary><c>grpc.reflection.v1</c> and <c>v1alpha</c>, which older tools ask for.</summary>
internal static class ReflectionExtensions
{
    public static void AddReflection(this IGrpcServerBuilder grpc)
    {
        grpc.Services.TryAddSingleton<ReflectionIndex>();
        grpc.Services.AddSingleton(services => Create(services, (names, symbols) => new ReflectionV1ServiceImpl(names, symbols)));
        grpc.Services.AddSingleton(services => Create(services, (names, symbols) => new ReflectionServiceImpl(names, symbols)));
        grpc.AddServiceOptions<ReflectionV1ServiceImpl>(options => options.Interceptors.Add<ReflectionInterceptor>());
        grpc.AddServiceOptions<ReflectionServiceImpl>(options => options.Interceptors.Add<ReflectionInterceptor>());
    }

    public static void MapReflection(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapGrpcService<ReflectionV1ServiceImpl>();
        endpoints.MapGrpcService<ReflectionServiceImpl>();
    }

    private static T Create<T>(IServiceProvider services, Func<IEnumerable<string>, SymbolRegistry, T> create)
    {
        var index = services.GetRequiredService<ReflectionIndex>();
        return create(index.Services, index.Symbols);
    }
}
