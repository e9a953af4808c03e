namespace DunnHumbyColumnar.Synthetic;

/// <summary>A distribution given by some of its quantiles, linear between them.</summary>
sealed class QuantileCurve(params (double Share, double Value)[] points)
{
    /// <summary>The value below which <paramref name="share"/> (0 to 1) of the distribution lies.</summary>
    public double At(double share)
    {
        int i = 1;
        while (i < points.Length - 1 && points[i].Share < share)
            i++;
        var (from, to) = (points[i - 1], points[i]);
        return from.Value + ((to.Value - from.Value) * ((share - from.Share) / (to.Share - from.Share)));
    }

    public double Draw(ref Draws draws) => At(draws.Unit());
}
