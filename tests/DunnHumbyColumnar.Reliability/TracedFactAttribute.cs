using Xunit;

namespace DunnHumbyColumnar.Reliability;

/// <summary>A fact that needs strace and the right to trace; skipped, visibly, where they are not to be had.</summary>
[AttributeUsage(AttributeTargets.Method)]
sealed class TracedFactAttribute : FactAttribute
{
    public TracedFactAttribute() => Skip = ProcessKills.Obstacle;
}
