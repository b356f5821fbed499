using System.Reflection;
using CodeFirst.Tests.Hosting;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using ProtoBuf.Grpc.Configuration;

// taken by a program only when its environment names this assembly
[assembly: HostingStartup(typeof(ForgetfulStartup))]

namespace CodeFirst.Tests.Hosting;

/// <summary>Leaves out the method of one name.</summary>
internal sealed class ForgetfulBinder(string forgotten) : ServiceBinder
{
    public override bool IsOperationContract(MethodInfo method, out string? name) =>
        base.IsOperationContract(method, out name) && name != forgotten;
}

/// <summary>Makes a program forget <c>GetUserStats</c>.</summary>
internal sealed class ForgetfulStartup : IHostingStartup
{
    public void Configure(IWebHostBuilder builder) => builder.ConfigureServices(
        services => services.AddSingleton(BinderConfiguration.Create(binder: new ForgetfulBinder("GetUserStats"))));
}
