using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;

namespace DunnHumbyColumnar.Bench.Load;

/// <summary>
/// Requests to a running <c>dhc serve</c> from this process: profiles at a steady rate, then a burst of queries with health checks beside
/// it. A latency counts from when a request was due, so that a server that falls behind is not asked less.
/// </summary>
static class LoadCommand
{
    public const string Usage = "load --url URL --pid PID [--rate N = 500] [--seconds N = 60]";

    const int BurstRequests = 200;

    const string Query = """
        {"table":"transaction_data","where":[{"column":"day","from":101,"to":708},{"column":"department","in":["PRODUCE","MEAT"]}],
         "group_by":["store_id","week_no"],"aggregates":["sum:sales_value","count","count_distinct:basket_id"],
         "order_by":["-sum_sales_value"],"take":20}
        """;

    public static async Task<int> RunAsync(string url, int pid, int rate, int seconds)
    {
        using var handler = new SocketsHttpHandler { MaxConnectionsPerServer = 512 };
        using var client = new HttpClient(handler) { BaseAddress = new Uri(url), Timeout = TimeSpan.FromSeconds(60) };
        using var server = Process.GetProcessById(pid);
        int[] households = await HouseholdsAsync(client).ConfigureAwait(false);
        await SteadyAsync(client, households, rate, 5).ConfigureAwait(false);
        long before = ResidentBytes(server);
        var (latencies, errors) = await SteadyAsync(client, households, rate, seconds).ConfigureAwait(false);
        long after = ResidentBytes(server);
        Print($"/hh/{{id}} at {rate}/s for {seconds} s: {latencies.Length} answers, {errors} errors, {Percentiles(latencies)}");
        Print($"resident {before >> 10:N0} KiB before, {after >> 10:N0} KiB after: {(after - before) * 100.0 / before:+0.0;-0.0} %");

        var (answered, rejected, others, health) = await BurstAsync(client).ConfigureAwait(false);
        Print($"{BurstRequests} queries at once: {answered} answered, {rejected} rejected with 429, {others} others");
        Print($"/healthz meanwhile: {health.Length} answers, {Percentiles(health)}");
        return errors == 0 && others == 0 ? 0 : 1;
    }

    static async Task<int[]> HouseholdsAsync(HttpClient client)
    {
        using var rows = JsonDocument.Parse(
            await client.GetStringAsync(new Uri("/tables/household_sales?limit=10000", UriKind.Relative)).ConfigureAwait(false));
        return [.. rows.RootElement.EnumerateArray().Select(row => row.GetProperty("household_key").GetInt32())];
    }

    static async Task<(double[] Latencies, int Errors)> SteadyAsync(HttpClient client, int[] households, int rate, int seconds)
    {
        var latencies = new ConcurrentBag<double>();
        int errors = 0;
        long start = Stopwatch.GetTimestamp();
        var requests = new List<Task>(rate * seconds);
        for (int i = 0; i < rate * seconds; i++)
        {
            var due = TimeSpan.FromSeconds((double)i / rate);
            for (var wait = due - Stopwatch.GetElapsedTime(start); wait > TimeSpan.Zero; wait = due - Stopwatch.GetElapsedTime(start))
                if (wait.TotalMilliseconds > 1.5)
                    await Task.Delay(1).ConfigureAwait(false);
                else
                    Thread.Sleep(0);
            requests.Add(AskAsync(households[(i * 7919) % households.Length], due));
        }

        await Task.WhenAll(requests).ConfigureAwait(false);
        return ([.. latencies.Order()], errors);

        async Task AskAsync(int household, TimeSpan due)
        {
            try
            {
                using var answer = await client.GetAsync(new Uri($"/hh/{household}", UriKind.Relative)).ConfigureAwait(false);
                byte[] body = await answer.Content.ReadAsByteArrayAsync().ConfigureAwait(false);
                if (answer.StatusCode != HttpStatusCode.OK
                    || !Encoding.ASCII.GetString(body).Contains($"\"household_key\":{household},", StringComparison.Ordinal))
                    Interlocked.Increment(ref errors);
            }
            catch (HttpRequestException)
            {
                Interlocked.Increment(ref errors);
            }

            latencies.Add((Stopwatch.GetElapsedTime(start) - due).TotalMilliseconds);
        }
    }

    static async Task<(int Answered, int Rejected, int Others, double[] Health)> BurstAsync(HttpClient client)
    {
        var health = new ConcurrentBag<double>();
        using var end = new CancellationTokenSource();
        var watching = Task.Run(async () =>
        {
            while (!end.IsCancellationRequested)
            {
                long start = Stopwatch.GetTimestamp();
                using var answer = await client.GetAsync(new Uri("/healthz", UriKind.Relative)).ConfigureAwait(false);
                answer.EnsureSuccessStatusCode();
                health.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
                await Task.Delay(5).ConfigureAwait(false);
            }
        });
        var codes = await Task.WhenAll(Enumerable.Range(0, BurstRequests).Select(async _ =>
        {
            using var body = new StringContent(Query, Encoding.UTF8, new MediaTypeHeaderValue("application/json"));
            using var answer = await client.PostAsync(new Uri("/query", UriKind.Relative), body).ConfigureAwait(false);
            await answer.Content.ReadAsByteArrayAsync().ConfigureAwait(false);
            return answer.StatusCode;
        })).ConfigureAwait(false);
        await end.CancelAsync().ConfigureAwait(false);
        await watching.ConfigureAwait(false);
        int answered = codes.Count(code => code == HttpStatusCode.OK);
        int rejected = codes.Count(code => code == HttpStatusCode.TooManyRequests);
        return (answered, rejected, BurstRequests - answered - rejected, [.. health.Order()]);
    }

    static long ResidentBytes(Process server)
    {
        server.Refresh();
        return server.WorkingSet64;
    }

    static string Percentiles(double[] sorted)
    {
        double At(double share) => sorted[Math.Min(sorted.Length - 1, (int)(share * sorted.Length))];
        return string.Create(
            CultureInfo.InvariantCulture,
            $"p50 {At(0.5):0.00} ms, p99 {At(0.99):0.00} ms, p99.9 {At(0.999):0.00} ms, most {sorted[^1]:0.00} ms");
    }

    static void Print(FormattableString text) => Console.WriteLine(FormattableString.Invariant(text));
}
