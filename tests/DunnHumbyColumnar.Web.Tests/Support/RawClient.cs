using System.Net;
using System.Net.Sockets;
using System.Text;

namespace DunnHumbyColumnar.Web.Tests.Support;

/// <summary>A connection that sends any bytes.</summary>
sealed class RawClient : IDisposable
{
    static readonly TimeSpan Silence = TimeSpan.FromSeconds(2);

    readonly TcpClient _client;

    RawClient(TcpClient client) => _client = client;

    public NetworkStream Stream => _client.GetStream();

    /// <param name="server">Where to.</param>
    /// <param name="receiveBytes">What the system may receive before anyone reads it; 0: its choice.</param>
    public static async Task<RawClient> ConnectAsync(Server server, int receiveBytes = 0)
    {
        var client = new TcpClient();
        if (receiveBytes > 0)
            client.ReceiveBufferSize = receiveBytes;
        await client.ConnectAsync(IPAddress.Loopback, server.Address.Port);
        return new RawClient(client);
    }

    /// <summary>The answer to these bytes up to the end of the connection, which the client ends after two seconds of silence.</summary>
    /// <param name="server">Where to.</param>
    /// <param name="bytes">What to send.</param>
    /// <param name="isAnswered">Whether an answer must come: then the silence before it may be a longer one, a machine may be busy.</param>
    public static async Task<string> ExchangeAsync(Server server, byte[] bytes, bool isAnswered = true)
    {
        using var client = await ConnectAsync(server);
        try
        {
            await client.Stream.WriteAsync(bytes);
        }
        catch (IOException)
        {
            // The server has heard enough.
        }

        return await client.ReadAsync(isAnswered ? Patience.Limit : Silence);
    }

    public Task SendAsync(string text) => Stream.WriteAsync(Encoding.Latin1.GetBytes(text)).AsTask();

    /// <summary>What comes until the end of the connection, or until nothing comes any more.</summary>
    async Task<string> ReadAsync(TimeSpan patience)
    {
        byte[] buffer = new byte[65_536];
        var text = new StringBuilder();
        try
        {
            while (true)
            {
                using var silence = new CancellationTokenSource(patience);
                int read = await Stream.ReadAsync(buffer, silence.Token);
                if (read == 0)
                    break;
                text.Append(Encoding.Latin1.GetString(buffer, 0, read));
                patience = Silence;
            }
        }
        catch (Exception failure) when (failure is IOException or OperationCanceledException)
        {
            // What was read is the answer.
        }

        return text.ToString();
    }

    public void Dispose() => _client.Dispose();
}
