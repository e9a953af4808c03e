namespace DunnHumbyColumnar.Reliability;

/// <summary>The harnesses as a program: all of their cases for as long as one likes, and what they run in processes of their own.</summary>
static class Program
{
    static int Main(string[] arguments)
    {
        var root = ReliabilityCommand.Create();
        root.Add(Answers.Create());
        root.Add(StoreReader.Create());
        // The verb of old is taken and means nothing: the program does nothing else.
        return root.Parse(arguments is [ReliabilityCommand.FormerName, .. var rest] ? rest : arguments).Invoke();
    }
}
