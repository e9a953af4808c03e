namespace DunnHumbyColumnar.Web.Tests.Support;

/// <summary>Waits for what happens on another thread.</summary>
static class Eventually
{
    /// <summary>Whether it holds before patience is over.</summary>
    public static async Task<bool> HoldsAsync(Func<bool> condition)
    {
        for (long end = Environment.TickCount64 + (long)Patience.Limit.TotalMilliseconds; Environment.TickCount64 < end;
            await Task.Delay(5))
            if (condition())
                return true;
        return condition();
    }
}
