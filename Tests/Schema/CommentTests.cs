using CodeFirst.Schema;
using CodeFirst.Tests.Schema.Zoo;
using NUnit.Framework;

namespace CodeFirst.Tests.Schema;

/// <summary>XML documentation as the words of a comment.</summary>
internal sealed class CommentTests
{
    [Test]
    public void Everything_that_documentation_can_say_is_said_in_plain_words()
    {
        var text = ProtoPrinter.Print(ContractSchema.FromServices(typeof(ICommented)).Files.Single());

        Assert.That(text[text.IndexOf("// A summary", StringComparison.Ordinal)..], Is.EqualTo("""
            // A summary on
            // two lines; a named one, https://example.com/a, true,
            // <b> & bold.
            //
            // An empty line is a paragraph.
            // A break is a line.
            //
            // Ends nothing: */ and /* and // and \
            // "quotes" 'both' \n %d ${x} 日本 é 😀
            //
            // One paragraph.
            //
            // Another.
            //
            //     if (a)
            //         b();
            //
            //     c();
            //
            // 1. First.
            // 2. Second,
            //    on two lines.
            //    - Inside.
            //
            // - Term: Meaning
            // - a: the first
            //
            // The end.
            service Commenting {
              // Words of text.
              //
              // And their remarks.
              rpc Taken(Commented) returns (Commented);

              // Before. Words of text. After.
              rpc Partly(Commented) returns (Commented);

              rpc Circle1(Commented) returns (Commented);

              rpc Circle2(Commented) returns (Commented);

              // Only a remark.
              rpc Remarked(Commented) returns (Commented);

              // Said of a base, which IOther takes over.
              rpc Base(Commented) returns (Commented);
            }

            // What has a text.
            message Commented {
              // The text, said of the interface.
              string text = 1;
            }

            """));
    }
}
