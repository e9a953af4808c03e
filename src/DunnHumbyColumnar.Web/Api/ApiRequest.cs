using DunnHumbyColumnar.Marts;
using DunnHumbyColumnar.Web.Api.Errors;
using DunnHumbyColumnar.Web.Live;
using Microsoft.Extensions.Options;

namespace DunnHumbyColumnar.Web.Api;

/// <summary>A request with the generation that answers it.</summary>
sealed class ApiRequest(HttpContext context)
{
    public HttpContext Context => context;

    public Generation Generation { get; } = RequestGeneration.GetOrAcquire(context);

    public Journey Journey => Generation.Journey;

    public DunnHumbyOptions Options { get; } = context.RequestServices.GetRequiredService<IOptions<DunnHumbyOptions>>().Value;

    /// <summary>Cancelled when the client has gone or the request takes too long.</summary>
    public CancellationToken Aborted => context.RequestAborted;

    /// <summary>The format of a table; JSON unless the request asks for another.</summary>
    public AnswerFormat Format => AnswerFormat.Negotiate(context, AnswerFormat.All);

    public T? Get<T>(ApiParameter<T> parameter) => parameter.In(context);

    /// <summary>The requested cleaning profile; null: that of the store.</summary>
    public CleaningProfile? Cleaning() => Set(MartOptions.Default, MartParameters.Cleaning.Zip(ApiParameters.Cleaning)).Cleaning;

    /// <summary>
    /// The options with each given parameter, the rules of cleaning being changes of the profile of the store unless one is given.
    /// </summary>
    public MartOptions Set(MartOptions options, IEnumerable<(MartParameter Parameter, ApiParameter Given)> parameters)
    {
        foreach (var (parameter, given) in parameters)
        {
            string[] texts = [.. given.TextsIn(Context)];
            if (texts.Length > 0 && MartParameters.Cleaning.Contains(parameter))
                options = options with { Cleaning = options.Cleaning ?? Journey.DefaultCleaning };
            options = parameter.Set(options, texts);
        }

        return options;
    }

    /// <summary>The household of the path.</summary>
    /// <exception cref="NotKnownException">No table names it.</exception>
    public int Household()
    {
        RequireId(ApiParameters.HouseholdKey, Journey.Names.HasHouseholdCodes);
        return Known(ApiParameters.HouseholdKey, Journey.Names.FindHousehold);
    }

    /// <summary>The campaign of the path.</summary>
    /// <exception cref="NotKnownException">No table names it.</exception>
    public int Campaign()
    {
        RequireId(ApiParameters.CampaignId, Journey.Names.HasCampaignCodes);
        return Known(ApiParameters.CampaignId, Journey.Names.FindCampaign);
    }

    /// <summary>Demands that a given id is a whole number, unless ids are texts in the data.</summary>
    /// <exception cref="BadParameterException">It is none.</exception>
    public void RequireId(ApiParameter<string> parameter, bool areTexts)
    {
        try
        {
            if (!areTexts && Get(parameter) is { } text)
                ParameterText.Whole(text, int.MinValue, int.MaxValue);
        }
        catch (FormatException failure)
        {
            throw new BadParameterException(parameter.Name, $"{parameter.Name} {failure.Message}");
        }
    }

    int Known(ApiParameter<string> parameter, Func<string, int> find)
    {
        try
        {
            return find(Get(parameter)!);
        }
        catch (UnknownNameException unknown)
        {
            throw new NotKnownException(parameter.Name, unknown.Message);
        }
    }

    /// <summary>The requested item; null: none.</summary>
    /// <exception cref="BadParameterException">The product table has no such item.</exception>
    public string? Item(ItemLevel level)
    {
        var search = SearchItem(level);
        return search.IsUnknown ? throw new BadParameterException(ApiParameters.Item.Name, search.Fault!) : search.Name;
    }

    /// <summary>The requested item, found or not.</summary>
    public ItemSearch SearchItem(ItemLevel level) =>
        Get(ApiParameters.Item) is { } text ? ItemSearch.For(Journey.Names, level, text) : ItemSearch.None;
}
