using System.Text.Json.Serialization;

namespace Pgseal.Cli.Commands.Hba;

/// <summary>The file of <c>--environment</c>; what is absent is not known.</summary>
sealed record EnvironmentDocument(
    bool? Ssl,
    bool? Ca,
    string[]? Features,
    EnvironmentDocument.Role[]? Roles,
    string[]? Databases,
    string[]? Interfaces,
    string[]? InterfaceNames,
    Dictionary<string, string[]>? Hosts,
    Dictionary<string, string>? Reverse,
    bool? DbUserNamespace,
    string[]? OauthValidators)
{
    public static string[] Keys { get; } =
    [
        "ssl", "ca", "features", "roles", "databases", "interfaces", "interface_names", "hosts", "reverse", "db_user_namespace", "oauth_validators",
    ];

    /// <param name="Password">How it is stored: <c>scram-sha-256</c> or <c>md5</c>.</param>
    internal sealed record Role(string? Name, bool? Superuser, bool? Login, string[]? MemberOf, string? Password)
    {
        public static string[] Keys { get; } = ["name", "superuser", "login", "member_of", "password"];
    }
}

/// <summary>Reads <see cref="EnvironmentDocument"/>: an unknown or repeated key is an error.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    AllowDuplicateProperties = false,
    AllowTrailingCommas = false)]
[JsonSerializable(typeof(EnvironmentDocument))]
sealed partial class EnvironmentJson : JsonSerializerContext;
