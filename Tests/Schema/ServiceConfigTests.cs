using System.Text.Json.Nodes;
using CodeFirst.Contracts;
using CodeFirst.Schema;
using CodeFirst.Tests.Client;
using NUnit.Framework;

namespace CodeFirst.Tests.Schema;

[TestFixture]
internal sealed class ServiceConfigTests
{
    [Test]
    public void The_contracts_promises_and_timeouts_are_its_retries_and_deadlines()
        => Assert.That(ServiceConfig.Print(ContractSchema.FromServices(typeof(IUserService))), Is.EqualTo("""
            {
              "loadBalancingConfig": [
                {
                  "round_robin": {}
                }
              ],
              "healthCheckConfig": {
                "serviceName": "user.UserService"
              },
              "methodConfig": [
                {
                  "name": [
                    {
                      "service": "user.UserService",
                      "method": "GetUserStats"
                    }
                  ],
                  "timeout": "5s",
                  "retryPolicy": {
                    "maxAttempts": 3,
                    "initialBackoff": "0.1s",
                    "maxBackoff": "1s",
                    "backoffMultiplier": 2,
                    "retryableStatusCodes": [
                      "UNAVAILABLE"
                    ]
                  }
                },
                {
                  "name": [
                    {
                      "service": "user.UserService",
                      "method": "ExportUserStats"
                    },
                    {
                      "service": "user.UserService",
                      "method": "RecordPoints"
                    },
                    {
                      "service": "user.UserService",
                      "method": "WatchUserStats"
                    }
                  ],
                  "retryPolicy": {
                    "maxAttempts": 3,
                    "initialBackoff": "0.1s",
                    "maxBackoff": "1s",
                    "backoffMultiplier": 2,
                    "retryableStatusCodes": [
                      "UNAVAILABLE"
                    ]
                  }
                }
              ],
              "retryThrottling": {
                "maxTokens": 100,
                "tokenRatio": 0.1
              }
            }

            """));

    [Test]
    public void Of_several_services_the_server_itself_is_asked_how_it_is()
    {
        var config = JsonNode.Parse(ServiceConfig.Print(ContractSchema.FromServices(typeof(IUserService), typeof(ITimedService))))!;

        Assert.That(config["healthCheckConfig"]!["serviceName"]!.GetValue<string>(), Is.Empty);
    }

    [TestCase("Unstated", "5s")]
    [TestCase("OneSecond", "1s")]
    [TestCase("Renamed", "2s")]
    [TestCase("QuarterSecondDownload", "0.25s")]
    [TestCase("HourConversation", "3600s")]
    [TestCase("EightSeconds", "8s")]
    [TestCase("PastTheCalendar", "315576000000s")]
    [TestCase("UnstatedDownload", null)]
    public void A_timeout_is_the_contracts_by_the_operations_name_and_is_not_retried_without_a_promise(string method, string? timeout)
    {
        var config = JsonNode.Parse(ServiceConfig.Print(ContractSchema.FromServices(typeof(ITimedService))))!;

        var found = config["methodConfig"]!.AsArray()
            .SingleOrDefault(entry => entry!["name"]!.AsArray().Any(name => name!["method"]!.GetValue<string>() == method));

        Assert.That(found?["timeout"]?.GetValue<string>(), Is.EqualTo(timeout));
        Assert.That(found?["retryPolicy"], Is.Null);
    }
}
