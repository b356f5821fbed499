using CodeFirst.Annotations;
using ProtoBuf;

[assembly: ProtoFile("bench", Name = "bench.proto", GoPackage = "./pb")]

[module: CompatibilityLevel(CompatibilityLevel.Level300)]
