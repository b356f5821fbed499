using CodeFirst.Annotations;
using ProtoBuf;

[assembly: ProtoFile("acme_starter", Name = "starter.proto", GoPackage = "./pb")]

// DateTime, TimeSpan and decimal, should a message ever carry one, as other languages know them
[module: CompatibilityLevel(CompatibilityLevel.Level300)]
