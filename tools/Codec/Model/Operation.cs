namespace CodeFirst.Codec.Model;

/// <summary>One method of a service interface, in C#.</summary>
/// <param name="Declaring">The interface that declares it.</param>
/// <param name="Name">The method's name.</param>
/// <param name="Shape">The name of its kind of call.</param>
/// <param name="Request">The type of what callers send.</param>
/// <param name="Response">The type of what they get.</param>
/// <param name="Parameters">The types of its parameters.</param>
/// <param name="Arguments">What its parameters are given.</param>
/// <param name="Result">How the method's own result becomes gRPC's, with <c>{0}</c> for the call.</param>
internal sealed record Operation(
    string Declaring, string Name, string Shape, string Request, string Response, Equatable<string> Parameters, string Arguments, string Result);
