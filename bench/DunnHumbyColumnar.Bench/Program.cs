using DunnHumbyColumnar.Bench;

// A process of its own per measurement: what is timed is the whole process.
if (args is not ["load-duckdb", "--csv", var csv, "--database", var database])
{
    Console.Error.WriteLine("usage: load-duckdb --csv DIR --database FILE");
    return 2;
}

DuckDbLoad.Run(csv, database);
return 0;
