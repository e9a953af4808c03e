namespace DunnHumbyColumnar.Web.Tests.Support;

/// <summary>
/// How long tests wait for what must come. It ends a test that hangs and judges no speed: a machine with much else to do is slow and right.
/// </summary>
static class Patience
{
    public static readonly TimeSpan Limit = TimeSpan.FromMinutes(5);
}
