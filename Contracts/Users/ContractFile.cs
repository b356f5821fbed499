using CodeFirst.Annotations;
using ProtoBuf;

[assembly: ProtoFile("user", Name = "user.proto", GoPackage = "./pb")]

// Timestamp, Duration and their kin, should a message ever carry one: the well-known types, not protobuf-net's own.
[module: CompatibilityLevel(CompatibilityLevel.Level300)]
