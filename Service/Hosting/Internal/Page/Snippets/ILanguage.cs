namespace CodeFirst.Hosting.Internal.Page.Snippets;

/// <summary>Writes a call as somebody of one language would.</summary>
internal interface ILanguage
{
    /// <summary>As people call it.</summary>
    string Name { get; }

    /// <returns><see langword="null"/> when the method cannot sensibly be called so.</returns>
    string? Write(CallSketch call);
}
