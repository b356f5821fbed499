using CodeFirst.Schema;
using CodeFirst.Tests.Interop;
using CodeFirst.Tests.Support;
using CodeFirst.Wire;
using CodeFirst.Wire.Contracts;
using CodeFirst.Wire.Relays;
using Google.Protobuf.Reflection;
using NUnit.Framework;
using Kind = Google.Protobuf.Reflection.FieldDescriptorProto.Types.Type;

namespace CodeFirst.Tests.Wire;

/// <summary>Peers get a file that is not the contract, and every one says where it reads something else.</summary>
[TestFixture(Language.Python)]
[TestFixture(Language.Go)]
internal sealed class MisreadingTests(Language language)
{
    [Test]
    public async Task Two_numbers_swapped_are_found()
    {
        var failure = await FirstFailure(Travel.Users, "user.UserResponse", message =>
        {
            Field(message, "user_id").Number = 3;
            Field(message, "total_points").Number = 1;
        });

        Assert.That(failure.Difference, Does.Match($"^TotalPoints: C# wrote \"-?\\d+\", {language} read \"-?\\d+\"$"));
    }

    [Test]
    public async Task Two_columns_swapped_are_found()
    {
        // bytes alone would not tell: numbers and types are the same, and C# would get back what it sent
        var failure = await FirstFailure(Travel.Users, "user.ExportUserStatsResponse", message =>
        {
            var (ids, points) = (Field(message, "user_ids"), Field(message, "total_points"));
            (ids.Name, ids.JsonName, points.Name, points.JsonName) = (points.Name, points.JsonName, ids.Name, ids.JsonName);
        });

        Assert.That(failure.Difference, Does.Match($"^TotalPoints(\\[\\d\\])?: C# wrote \".+\", {language} read \".+\"$"));
    }

    [Test]
    public async Task A_lost_presence_is_found()
    {
        var failure = await FirstFailure(Travel.Zoo, "zoo.Present", message =>
        {
            var field = Field(message, "number");
            message.OneofDecl.RemoveAt(field.OneofIndex);
            foreach (var later in message.Field.Where(later => later.HasOneofIndex && later.OneofIndex > field.OneofIndex))
                later.OneofIndex--;
            field.ClearProto3Optional();
            field.ClearOneofIndex();
        });

        Assert.That((failure.Value, failure.Difference), Is.EqualTo((0, $"number: C# wrote nothing, {language} read \"0\"")));
    }

    [Test]
    public async Task An_invented_presence_is_found()
    {
        var failure = await FirstFailure(Travel.Zoo, "zoo.Inner", message =>
        {
            Field(message, "value").Proto3Optional = true;
            Field(message, "value").OneofIndex = 0;
            message.OneofDecl.Add(new OneofDescriptorProto { Name = "_value" });
        });

        Assert.That((failure.Value, failure.Difference), Is.EqualTo((0, $"Value: C# wrote \"0\", {language} read nothing")));
    }

    [TestCase("int_zig_zag", Kind.Int32, "IntZigZag")]
    [TestCase("int", Kind.Sint32, "Int")]
    [TestCase("u_int_fixed", Kind.Sfixed32, "UIntFixed")]
    [TestCase("double", Kind.Fixed64, "Double")]
    public async Task Another_type_is_found(string field, Kind type, string path)
    {
        var failure = await FirstFailure(Travel.Zoo, "zoo.Scalars", message => Field(message, field).Type = type);

        Assert.That(failure.Difference, Does.Match($"^{path}: C# wrote \".+\", {language} read \".+\"$"));
    }

    [Test]
    public async Task A_field_the_file_does_not_have_is_found()
    {
        var failure = await FirstFailure(Travel.Users, "user.UserResponse", message => message.Field.Remove(Field(message, "username")));

        Assert.That(failure.Difference, Is.EqualTo($"Username: C# wrote \"\", {language} read nothing"));
    }

    [Test]
    public async Task Bytes_that_are_no_text_are_found()
    {
        var failure = await FirstFailure(Travel.Zoo, "zoo.Scalars", message => Field(message, "bytes").Type = Kind.String);

        Assert.That(failure.Difference, Does.StartWith($"{language} could not read it: ").Or.StartsWith("Bytes: C# wrote "));
    }

    private async Task<ValueFailure> FirstFailure(WireContract contract, string message, Action<DescriptorProto> misprint)
    {
        using var folder = new TemporaryFolder();
        var file = contract.File.Descriptor.Clone();
        misprint(file.MessageType.Single(declared => $"{file.Package}.{declared.Name}" == message));
        Relay[] relays = [Travel.Through(language, folder)];
        var misread = contract with { File = new SchemaFile(contract.File.Name, file) };
        var options = new WireOptions { Values = 40, Message = message };

        var results = await new WireRun([misread], relays, options).ExecuteAsync(folder.FullName);

        Assert.That(results.Single().Failures, Is.Not.Empty);
        return results.Single().Failures[0];
    }

    private static FieldDescriptorProto Field(DescriptorProto message, string name) => message.Field.Single(field => field.Name == name);
}
