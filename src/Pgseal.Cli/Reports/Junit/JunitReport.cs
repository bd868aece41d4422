using System.Globalization;
using System.Text;
using System.Xml;
using Pgseal.Core.Posture;
using Pgseal.Live;

namespace Pgseal.Cli.Reports.Junit;

/// <summary>An audit as JUnit XML, in the form that Jenkins and GitLab read: a suite for each cluster, a case for each check of each member.</summary>
static class JunitReport
{
    static readonly XmlWriterSettings Settings = new() { Indent = true, NewLineChars = "\n", Encoding = new UTF8Encoding(false) };

    public static string Render(AuditReport report, Severity failOn)
    {
        using var bytes = new MemoryStream();
        using (var xml = XmlWriter.Create(bytes, Settings))
        {
            xml.WriteStartElement("testsuites");
            xml.WriteAttributeString("name", "pgseal audit");
            foreach (var cluster in report.Clusters)
                Suite(xml, report, cluster, failOn);
            xml.WriteEndElement();
        }
        return Encoding.UTF8.GetString(bytes.ToArray()) + "\n";
    }

    static void Suite(XmlWriter xml, AuditReport report, ClusterReport cluster, Severity failOn)
    {
        var members = cluster.Members.Select(member => (Member: member, Cases: JunitCases.Of(report, member, failOn).ToArray())).ToArray();
        var all = members.SelectMany(member => member.Cases).ToArray();
        xml.WriteStartElement("testsuite");
        Attribute(xml, "name", cluster.Name);
        Attribute(xml, "tests", Number(all.Length));
        Attribute(xml, "failures", Number(all.Count(it => it.Result == JunitResult.Failed)));
        Attribute(xml, "errors", Number(all.Count(it => it.Result == JunitResult.Error)));
        Attribute(xml, "skipped", Number(all.Count(it => it.Result == JunitResult.Skipped)));
        Attribute(xml, "timestamp", Wording.Utc(report.CheckedAt).TrimEnd('Z'));
        xml.WriteStartElement("properties");
        Property(xml, "tool_version", ToolVersion.Text);
        Property(xml, "scope", Wording.Meaning(report.Scope));
        Property(xml, "verdict", Wording.Of(cluster.Verdict));
        if (cluster.SystemIdentifier is { } identifier)
            Property(xml, "system_identifier", identifier);
        xml.WriteEndElement();
        foreach (var (member, cases) in members)
            foreach (var it in cases)
                Case(xml, cluster, member, it);
        xml.WriteEndElement();
    }

    static void Case(XmlWriter xml, ClusterReport cluster, MemberReport member, JunitCase it)
    {
        xml.WriteStartElement("testcase");
        Attribute(xml, "name", it.Name);
        Attribute(xml, "classname", member.Target == cluster.Name ? member.Target : $"{cluster.Name}.{member.Target}");
        var detail = string.Join('\n', it.Detail.Select(XmlText.Of));
        if (it.Result == JunitResult.Skipped)
            xml.WriteElementString("skipped", XmlText.Of(it.Message));
        else if (it.Result != JunitResult.Passed)
        {
            xml.WriteStartElement(it.Result == JunitResult.Error ? "error" : "failure");
            Attribute(xml, "type", it.Kind);
            Attribute(xml, "message", it.Message);
            xml.WriteString(detail);
            xml.WriteEndElement();
        }
        else if (detail.Length > 0)
            xml.WriteElementString("system-out", detail);
        xml.WriteEndElement();
    }

    static void Property(XmlWriter xml, string name, string value)
    {
        xml.WriteStartElement("property");
        Attribute(xml, "name", name);
        Attribute(xml, "value", value);
        xml.WriteEndElement();
    }

    static void Attribute(XmlWriter xml, string name, string value) => xml.WriteAttributeString(name, XmlText.Of(value));

    static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
