using System.Globalization;
using System.Net;
using System.Text.Json;
using Pgseal.Cli.CommandLine;
using Pgseal.Core;
using Pgseal.Core.Hba;
using Pgseal.Core.Settings;
using Pgseal.Live.Hosts;

namespace Pgseal.Cli.Commands.Hba;

/// <summary>Reads the file of <c>--environment</c>, and says where and how it is wrong.</summary>
static class EnvironmentFile
{
    static readonly Dictionary<string, HbaFeature> Features = Enum.GetValues<HbaFeature>().ToDictionary(feature => feature.ToString().ToLowerInvariant());

    public static HbaEnvironment Read(string path, ServerVersion version)
    {
        try
        {
            return Parse(HostFile.Read(path), path, version);
        }
        catch (FileFailure failure)
        {
            throw new BadInput(failure.Message, "name a readable JSON file", path);
        }
    }

    internal static HbaEnvironment Parse(ReadOnlySpan<byte> json, string path, ServerVersion version)
    {
        EnvironmentDocument document;
        try
        {
            document = JsonSerializer.Deserialize(json, EnvironmentJson.Default.EnvironmentDocument) ?? throw Wrong(path, "the document is null");
        }
        catch (JsonException wrong)
        {
            throw Explained(wrong, path);
        }
        return new(version)
        {
            Ssl = document.Ssl,
            ClientCa = document.Ca,
            Features = document.Features?.Select(word => Feature(word, path)).ToValueList(),
            Roles = document.Roles is { } roles ? Roles(roles, path) : null,
            Databases = document.Databases?.Select(name => (ByteText)NotNull(name, path, "databases")).ToValueList(),
            Interfaces = document.Interfaces?.Select(text => Interface(text, path)).ToValueList(),
            InterfaceNames = document.InterfaceNames?.Select(name => NotNull(name, path, "interface_names")).ToValueList(),
            Hosts = document.Hosts?.ToDictionary(
                host => host.Key, host => NotNull(host.Value, path, "hosts").Select(text => Address(text, path, "hosts")).ToValueList()),
            Reverse = document.Reverse?.DistinctBy(pair => Address(pair.Key, path, "reverse"))
                .ToDictionary(pair => Address(pair.Key, path, "reverse"), pair => NotNull(pair.Value, path, "reverse")),
            DbUserNamespace = document.DbUserNamespace,
            OAuthValidators = document.OauthValidators?.Select(name => NotNull(name, path, "oauth_validators")).ToValueList(),
        };
    }

    /// <summary>Who is only named as a group is a role as well.</summary>
    static ValueList<HbaRole> Roles(EnvironmentDocument.Role[] documents, string path)
    {
        var roles = documents.Select(role => Role(role, path)).ToList();
        var known = roles.Select(role => role.Name).ToHashSet();
        var groups = roles.SelectMany(role => role.MemberOf).Where(group => known.Add(group)).ToList();
        return roles.Concat(groups.Select(group => new HbaRole(group, []) { CanLogin = false })).ToValueList();
    }

    static HbaRole Role(EnvironmentDocument.Role? role, string path) => new(
        NotNull(role?.Name, path, "roles: name"),
        (role!.MemberOf ?? []).Select(group => (ByteText)NotNull(group, path, "roles: member_of")).ToValueList())
    {
        IsSuperuser = role.Superuser,
        CanLogin = role.Login,
        Verifier = role.Password switch
        {
            null => null,
            "scram-sha-256" => HbaVerifier.Scram,
            "md5" => HbaVerifier.Md5,
            var other => throw Wrong(path, $"roles: the password of {role.Name} is stored as scram-sha-256 or md5, not as \"{other}\""),
        },
    };

    static HbaFeature Feature(string? word, string path) => Features.TryGetValue(NotNull(word, path, "features"), out var feature)
        ? feature
        : throw Wrong(path, $"features: \"{word}\" is not one of {string.Join(", ", Features.Keys)}{NearestMatch.Hint(word!, Features.Keys)}");

    static HbaInterface Interface(string? text, string path) =>
        NotNull(text, path, "interfaces").Split('/') is [var address, var prefix]
        && IPAddress.TryParse(address, out var parsed)
        && int.TryParse(prefix, NumberStyles.None, CultureInfo.InvariantCulture, out var length)
        && length <= parsed.GetAddressBytes().Length * 8
            ? new(parsed, length)
            : throw Wrong(path, $"interfaces: \"{text}\" is not an address with the length of its network, such as 10.1.0.5/16");

    static IPAddress Address(string? text, string path, string key) =>
        IPAddress.TryParse(NotNull(text, path, key), out var address) ? address : throw Wrong(path, $"{key}: \"{text}\" is not an IP address");

    static T NotNull<T>(T? value, string path, string key)
        where T : class => value ?? throw Wrong(path, $"{key}: null stands where a value is needed");

    /// <summary>The library's own sentence names .NET types; its path and position are what a person needs.</summary>
    static BadInput Explained(JsonException wrong, string path)
    {
        var place = $"{path}:{wrong.LineNumber + 1}:{wrong.BytePositionInLine + 1}";
        var key = wrong.Path?.Split('.')[^1] ?? "$";
        var inRole = wrong.Path?.StartsWith("$.roles[", StringComparison.Ordinal) == true && !key.StartsWith("roles", StringComparison.Ordinal);
        var valid = inRole ? EnvironmentDocument.Role.Keys : EnvironmentDocument.Keys;
        var isFreeKey = wrong.Path is { } at && (at.StartsWith("$.hosts.", StringComparison.Ordinal) || at.StartsWith("$.reverse.", StringComparison.Ordinal));
        var name = key.Split('[')[0];
        return wrong.InnerException is not null && wrong.Message.StartsWith('\'')
            ? Wrong(place, $"it is not JSON: {wrong.Message.Split(" Path:")[0]}")
            : name == "$" || isFreeKey || valid.Contains(name)
                ? Wrong(place, name == "$" ? $"it is not JSON as expected: {wrong.Message.Split(" Path:")[0]}" : $"\"{name}\" is given twice or has a value of the wrong kind")
                : new BadInput($"\"{name}\" is no key of an environment{NearestMatch.Hint(name, valid)}", $"use only {string.Join(", ", valid)}", place);
    }

    static BadInput Wrong(string where, string what) => new(what, "write it as docs/commands/hba.md shows", where);
}
