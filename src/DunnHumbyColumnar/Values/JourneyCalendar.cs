namespace DunnHumbyColumnar;

/// <summary>Day numbers as dates. That day 1 is 2004-03-23 is customary for this data set; the data themselves have no dates.</summary>
public static class JourneyCalendar
{
    static readonly DateOnly Origin = new(2004, 3, 22);

    /// <summary>The date of a day number, day 1 being 2004-03-23; any int16.</summary>
    public static DateOnly DateOf(int day) => Origin.AddDays(day);

    /// <summary>The day number of a date, 1 for 2004-03-23; 0 or negative before it.</summary>
    public static int DayOf(DateOnly date) => date.DayNumber - Origin.DayNumber;
}
