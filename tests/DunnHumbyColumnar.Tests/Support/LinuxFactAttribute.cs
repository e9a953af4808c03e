using Xunit;

namespace DunnHumbyColumnar.Tests.Support;

/// <summary>A fact that needs calls of Linux; skipped, visibly, elsewhere.</summary>
[AttributeUsage(AttributeTargets.Method)]
sealed class LinuxFactAttribute : FactAttribute
{
    public LinuxFactAttribute() => Skip = OperatingSystem.IsLinux() ? null : "it needs calls of Linux";
}
