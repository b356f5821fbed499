using System.Runtime.InteropServices;

namespace CodeFirst.Benchmarks;

/// <summary>What the figures depend on besides the program.</summary>
internal static class Machine
{
    public static bool IsDebugBuild =>
#if DEBUG
        true;
#else
        false;
#endif

    public static string Describe()
    {
        var disk = new DriveInfo(Path.GetTempPath()).DriveFormat;
        return $"{Environment.ProcessorCount} cores ({Processor()}), {RuntimeInformation.OSDescription}, "
            + $"{RuntimeInformation.FrameworkDescription}, databases on {disk}";
    }

    private static string Processor()
    {
        const string cpuInfo = "/proc/cpuinfo";
        var model = File.Exists(cpuInfo)
            ? File.ReadLines(cpuInfo).FirstOrDefault(line => line.StartsWith("model name", StringComparison.Ordinal))
            : null;
        return model?.Split(':', 2)[1].Trim() ?? RuntimeInformation.OSArchitecture.ToString();
    }
}
