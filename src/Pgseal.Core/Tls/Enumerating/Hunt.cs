namespace Pgseal.Core.Tls.Enumerating;

/// <summary>Finds everything of one kind that a server accepts, and its order, in few connections: see README.md.</summary>
sealed class Hunt
{
    readonly HuntPlan plan;
    readonly List<Observation> observations = [];
    readonly List<Lane> lanes = [];
    readonly ValueList<ushort> unusual;
    bool isScreening;
    bool isComparing;
    bool isOver;
    string? incompleteBecause;

    public Hunt(HuntPlan plan)
    {
        this.plan = plan;
        if (plan.First is { } first)
            observations.Add(new Observation(plan.FirstOffered, first));
        unusual = plan.Candidates.Where(code => code != plan.First && !plan.IsUsual(code)).ToValueList();
        if (plan.Lanes == 1 || unusual.Count == 0)
            Split(plan.Candidates);
    }

    /// <summary>How the server refused what it did not accept; null when nothing was refused.</summary>
    public string? Refusal { get; private set; }

    /// <returns>Null when nothing can be asked now: an answer is awaited, or all is known.</returns>
    public Question? Next()
    {
        if (lanes.Count == 0)
            return isScreening || isOver ? null : Screen();
        if (lanes.Find(lane => !lane.IsBusy && !lane.IsDone) is { } lane)
            return Ask(lane.Offer(), lane.Take);
        return isOver || isComparing || !lanes.TrueForAll(it => it.IsDone) ? null : Compare();
    }

    public AcceptedList<T> Result<T>(Func<ushort, T> make)
    {
        var accepted = Accepted();
        var preference = new Preference(accepted, observations);
        var because = incompleteBecause ?? (isOver ? null : "the server was not asked to the end");
        var sorted = preference.OverrulesClient && !preference.Contradicts ? RunMerge.TrySort(Runs(), preference.IsBefore, out _) : null;
        var order = because is not null ? PreferenceOrder.Unknown
            : sorted is not null && accepted.Count > 1 ? PreferenceOrder.Server
            : preference.Contradicts && !preference.OverrulesClient ? PreferenceOrder.Client
            : PreferenceOrder.Unknown;
        IEnumerable<ushort> list = order switch
        {
            PreferenceOrder.Server => sorted!,
            PreferenceOrder.Client => plan.Candidates.Where(accepted.Contains),
            PreferenceOrder.Unknown => accepted,
        };
        return new AcceptedList<T>(list.Select(make).ToValueList(), order, because);
    }

    /// <summary>One hello about all that is not likely: mostly it is refused, and they are done with.</summary>
    Question Screen()
    {
        isScreening = true;
        return Ask(
            unusual.Reverse().ToValueList(),
            choice =>
            {
                isScreening = false;
                Split(choice is Choice.Of ? plan.Candidates : plan.Candidates.Where(plan.IsUsual));
            });
    }

    void Split(IEnumerable<ushort> candidates)
    {
        var left = candidates.Where(code => code != plan.First).ToArray();
        if (left.Length == 0)
        {
            isOver = true;
            return;
        }
        lanes.AddRange(left.Chunk((left.Length + plan.Lanes - 1) / plan.Lanes).Select(chunk => new Lane(chunk)));
        for (var at = 1; at < lanes.Count; at++)
            lanes[at - 1].Next = lanes[at];
    }

    /// <summary>Asks for the next comparison that the order needs.</summary>
    Question? Compare()
    {
        var accepted = Accepted();
        var preference = new Preference(accepted, observations);
        if (Missing(accepted, preference) is not { } offer)
        {
            isOver = true;
            return null;
        }
        isComparing = true;
        return Ask(
            offer,
            choice =>
            {
                isComparing = false;
                // Both were accepted before.
                if (choice is Choice.None)
                    incompleteBecause ??= "the server refused what it had accepted before";
            });
    }

    ValueList<ushort>? Missing(List<ushort> accepted, Preference preference)
    {
        if (incompleteBecause is not null || accepted.Count < 2 || preference.Contradicts)
            return null;
        if (preference.OverrulesClient)
            return RunMerge.TrySort(Runs(), preference.IsBefore, out var missing) is null ? [missing.Second, missing.First] : null;
        // Every answer so far is the first that the client offered. The same two the other way round show whose order that is.
        var two = observations.Select(it => it.Offered.Where(accepted.Contains).Take(2).ToArray()).FirstOrDefault(it => it.Length == 2);
        return two is [var chosen, var other] ? [other, chosen] : [accepted[1], accepted[0]];
    }

    Question Ask(ValueList<ushort> offered, Action<Choice> then) => new(plan.Hello(offered), answer =>
    {
        var choice = plan.Read(answer, offered);
        if (choice is Choice.Of(var code))
            observations.Add(new Observation(offered, code));
        Refusal ??= (choice as Choice.None)?.How;
        incompleteBecause ??= (choice as Choice.Unknown)?.Because;
        then(choice);
    });

    List<ushort> Accepted() => [.. Runs().SelectMany(run => run)];

    IEnumerable<IReadOnlyList<ushort>> Runs() => [.. plan.First is { } first ? [[first]] : Array.Empty<ushort[]>(), .. lanes.Select(lane => lane.Accepted)];
}
