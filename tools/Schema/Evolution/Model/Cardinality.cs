namespace CodeFirst.Schema.Evolution.Model;

/// <summary>How many values a field has, and whether it tells "not sent" from zero.</summary>
internal enum Cardinality
{
    Explicit,
    Implicit,
    Required,
    Repeated,
    Map,
}
