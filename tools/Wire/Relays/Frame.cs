using System.Text;

namespace CodeFirst.Wire.Relays;

/// <summary>One value on its way. In a file it is four pieces, each led by its length in bytes as a little-endian u32.</summary>
/// <param name="Message">The full protobuf name of its message.</param>
/// <param name="Bytes">The value, as the last to write it wrote it.</param>
/// <param name="Statement">What C# says the value is, as <see cref="Statements.Statement.ToBytes"/>.</param>
/// <param name="Complaint">What the first relay to disagree found; empty when all agree.</param>
internal sealed record Frame(string Message, byte[] Bytes, byte[] Statement, string Complaint = "")
{
    public void Write(BinaryWriter file)
    {
        foreach (var piece in (byte[][])[Encoding.UTF8.GetBytes(Message), Bytes, Statement, Encoding.UTF8.GetBytes(Complaint)])
        {
            file.Write(piece.Length);
            file.Write(piece);
        }
    }

    public static Frame Read(BinaryReader file)
    {
        var (message, bytes, statement, complaint) = (Piece(file), Piece(file), Piece(file), Piece(file));
        return new Frame(Encoding.UTF8.GetString(message), bytes, statement, Encoding.UTF8.GetString(complaint));
    }

    private static byte[] Piece(BinaryReader file) => file.ReadBytes(file.ReadInt32());
}
