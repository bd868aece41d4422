using Pgseal.Core.Hba.Sentences;

namespace Pgseal.Core.Hba;

/// <summary>The properties by the names that the command line knows them by, and the sentences that make more.</summary>
public static class HbaProperties
{
    public static ValueList<HbaProperty> Named { get; } =
    [
        new HbaProperty.PlaintextRefused(), new HbaProperty.ReplicationRequiresTls(), new HbaProperty.NoCleartextPasswordWithoutTls(),
        new HbaProperty.NoTrustFromRemote(), new HbaProperty.ClientCertificateRequired(),
    ];

    public static ValueList<string> Names { get; } = Named.Select(property => property.Name).ToValueList();

    /// <summary>A name of <see cref="Names"/>, or a sentence: the grammar stands in Hba/README.md.</summary>
    public static HbaPropertyParse Parse(string text) => SentenceParser.Parse(text);
}
