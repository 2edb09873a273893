namespace AmsCluster.Aws.Binding;

/// <summary>
/// How many tokens AWS's bucket regains a second. Between two refusals it went from empty to empty, so what was let through
/// meanwhile is what it has regained, give or take one. Without refusals the rate grows, slowly first: AWS may allow more than is known.
/// </summary>
internal sealed class RefillRate(double published)
{
    // For the time from the first refusal to the second, where AWS says nothing: what most calls of EC2 that change something have.
    private const double Guess = 5;
    private const double Lowest = 0.1;

    // Just below what was let through: else the next refusal would come at once.
    private const double BackOff = 0.95;

    // So many calls tell the rate well enough; before, those since earlier refusals are counted too.
    private const int Enough = 10;

    // After so many seconds of waiting without a refusal it is twice as much. Until the first one nobody knows what this account has, and a
    // guess is nearly always wrong; after it, little is to be found out. Where nothing was let through, somebody else may have had it all.
    private const double Unconfirmed = 10, Guessed = 3, Settled = 100, Crowded = 20;

    private double _known = published;
    private double _doubling = Unconfirmed;
    private double _waited;
    private double _empty = double.NegativeInfinity;
    private double _since = double.NegativeInfinity;
    private int _admitted;
    private int _admittedSince;

    public bool IsKnown => double.IsFinite(_known);

    public double Now => _known * (1 + Math.Pow(_waited / _doubling, 2));

    /// <summary>A call has waited so many seconds.</summary>
    public void Waited(double seconds) => _waited += seconds;

    /// <summary>A call was let through that was sent at a moment.</summary>
    public void Admitted(double sent) => _admitted += sent >= _empty ? 1 : 0;

    /// <summary>A call was refused that was sent at a moment.</summary>
    /// <returns>Whether that is news: of several that were on their way together the first tells all.</returns>
    public bool Refused(double sent, double now)
    {
        if (sent < _empty)
            return false;
        if (IsKnown)
            Learn(now);
        else
            (_known, _doubling) = (Guess, Guessed);
        (_empty, _admitted, _waited) = (now, 0, 0);
        return true;
    }

    private void Learn(double now)
    {
        var (rate, seconds) = (Now, now - _empty);
        if (double.IsInfinity(seconds))
        {
            // What was dared is too much, what AWS has published is not.
            (_known, _doubling) = (Math.Max(_known, 0.75 * rate), Settled);
            return;
        }

        var wasBusy = _waited > seconds / 2;
        _admittedSince += _admitted;
        if (_admitted >= Enough || !wasBusy || double.IsInfinity(_since))
            (_since, _admittedSince) = (_empty, _admitted);
        if (wasBusy && _admitted > 0)
            (_known, _doubling) = (Math.Min(rate, (_admittedSince + 1) / (now - _since)) * BackOff, Settled);
        else if (_admitted == 0 && seconds * rate > 0.9)
            (_known, _doubling) = (rate / 2, Crowded);
        _known = Math.Max(_known, Math.Max(Lowest, rate / 2));
    }
}
