namespace DunnHumbyColumnar;

/// <summary>Day numbers as dates, from the day 1 of a store on. No time zone is attached. Immutable; equal if day 1 is the same.</summary>
public sealed record JourneyCalendar
{
    /// <summary>
    /// Day 1 is 2004-03-23, as is customary for "The Complete Journey"; its data have no dates. A store that does not say otherwise has
    /// this calendar.
    /// </summary>
    public static readonly JourneyCalendar Reference = new(new DateOnly(2004, 3, 23));

    /// <param name="dayOne">The date of day 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">A day number of 16 bits would lie outside the years 1 to 9999.</exception>
    public JourneyCalendar(DateOnly dayOne)
    {
        int dayNumber = dayOne.DayNumber;
        if (dayNumber - 1 + short.MinValue < 0 || dayNumber - 1 + short.MaxValue > DateOnly.MaxValue.DayNumber)
            throw new ArgumentOutOfRangeException(
                nameof(dayOne), dayOne, "Day 1 is so far from the years that are known that a day number of 16 bits would have no date.");
        DayOne = dayOne;
    }

    /// <summary>The date of day 1.</summary>
    public DateOnly DayOne { get; }

    /// <summary>The date of a day number; any int16.</summary>
    public DateOnly DateOf(int day) => DayOne.AddDays(day - 1);

    /// <summary>The day number of a date, 1 for <see cref="DayOne"/>; 0 or negative before it.</summary>
    public int DayOf(DateOnly date) => date.DayNumber - DayOne.DayNumber + 1;
}
