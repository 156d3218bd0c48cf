package id.sesi.application.diagnosis;

import static id.sesi.application.diagnosis.Frequency.COMMON;
import static id.sesi.application.diagnosis.Frequency.RARE;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Changes of a text by escaping or decoding it for URLs, HTML, JSON, SQL or a shell. */
final class EscapeChanges {

    private static final Pattern TAGS = Pattern.compile("<[^>]*>");

    private EscapeChanges() {}

    /** {@return the changes, the most likely ones first} */
    static List<TextChange> all() {
        List<TextChange> all = new ArrayList<>();
        all.addAll(urls());
        all.addAll(html());
        all.addAll(json());
        all.addAll(backslashes());
        return all;
    }

    private static List<TextChange> urls() {
        return List.of(
                new TextChange(COMMON, "URL-encoded, with + for spaces", UrlEscapes::form),
                new TextChange(COMMON, "URL-encoded", UrlEscapes::percent),
                new TextChange(COMMON, "URL-encoded by encodeURIComponent", UrlEscapes::encodeUriComponent),
                new TextChange(RARE, "URL-encoded by PHP's urlencode", UrlEscapes::php),
                new TextChange(RARE, "URL-encoded by Python's quote_plus", UrlEscapes::quotePlus),
                new TextChange(COMMON, "URL-encoded, except slashes", UrlEscapes::exceptSlashes),
                new TextChange(COMMON, "URL-encoded by encodeURI", UrlEscapes::encodeUri),
                new TextChange(RARE, "URL-encoded by .NET's WebUtility", UrlEscapes::webUtility),
                new TextChange(RARE, "URL-encoded by Go's PathEscape", UrlEscapes::pathEscape),
                new TextChange(
                        RARE,
                        "URL-encoded, except @",
                        text -> UrlEscapes.percent(text).replace("%40", "@")),
                new TextChange(
                        RARE,
                        "URL-encoded, except |",
                        text -> UrlEscapes.percent(text).replace("%7C", "|")),
                new TextChange(
                        RARE,
                        "URL-encoded with + for spaces, except | and ,",
                        text -> UrlEscapes.form(text).replace("%7C", "|").replace("%2C", ",")),
                new TextChange(COMMON, "URL-encoded by .NET's HttpUtility", UrlEscapes::httpUtility),
                new TextChange(
                        RARE,
                        "URL-encoded with lower-case digits",
                        text -> UrlEscapes.withLowerCaseDigits(UrlEscapes.percent(text))),
                new TextChange(RARE, "URL-encoded by JavaScript's escape", UrlEscapes::escape),
                new TextChange(RARE, "URL-encoded twice", text -> UrlEscapes.percent(UrlEscapes.percent(text))),
                new TextChange(COMMON, "signed with + for spaces", text -> text.replace(' ', '+')),
                new TextChange(COMMON, "signed with %20 for spaces", text -> text.replace(" ", "%20")),
                new TextChange(COMMON, "signed with a space for +", text -> text.replace('+', ' ')),
                new TextChange(RARE, "URL-decoded, with + for spaces", UrlEscapes::decodeForm),
                new TextChange(RARE, "URL-decoded", UrlEscapes::decodePercent));
    }

    private static List<TextChange> html() {
        return List.of(
                new TextChange(COMMON, "escaped as in HTML", HtmlEscapes::html),
                new TextChange(COMMON, "escaped as in HTML, with &#039;, as in PHP", HtmlEscapes::php),
                new TextChange(COMMON, "escaped as in HTML, with &#x27;, as in Python", HtmlEscapes::python),
                new TextChange(COMMON, "escaped as in XML, with &apos;", HtmlEscapes::xml),
                new TextChange(COMMON, "escaped as in HTML, except apostrophes", HtmlEscapes::exceptApostrophes),
                new TextChange(COMMON, "escaped as in HTML, except quotes", HtmlEscapes::exceptQuotes),
                new TextChange(COMMON, "signed with &amp; for &", text -> text.replace("&", "&amp;")),
                new TextChange(COMMON, "escaped as in HTML, with &#34;, as in Go", HtmlEscapes::go),
                new TextChange(COMMON, "escaped as in HTML by ASP.NET Core", HtmlEscapes::aspNet),
                new TextChange(COMMON, "escaped as in HTML by .NET's WebUtility", HtmlEscapes::webUtility),
                new TextChange(
                        COMMON,
                        "escaped as in HTML, with names such as &eacute;",
                        text -> HtmlEscapes.nonAsciiAsNames(HtmlEscapes.php(text))),
                new TextChange(
                        RARE,
                        "escaped as in HTML, with &#39; and names such as &eacute;",
                        text -> HtmlEscapes.nonAsciiAsNames(HtmlEscapes.html(text))),
                new TextChange(
                        RARE,
                        "escaped as in HTML, with names such as &eacute;, except apostrophes",
                        text -> HtmlEscapes.nonAsciiAsNames(HtmlEscapes.exceptApostrophes(text))),
                new TextChange(RARE, "escaped as in HTML, with &#034; and &#039;, as in JSP", HtmlEscapes::jsp),
                new TextChange(
                        RARE,
                        "escaped as in HTML by Handlebars",
                        text -> HtmlEscapes.python(text).replace("`", "&#x60;").replace("=", "&#x3D;")),
                new TextChange(
                        RARE,
                        "escaped as in HTML by Mustache",
                        text -> HtmlEscapes.html(text)
                                .replace("/", "&#x2F;")
                                .replace("`", "&#x60;")
                                .replace("=", "&#x3D;")),
                new TextChange(
                        RARE,
                        "escaped as in HTML, with &apos; and names such as &eacute;",
                        text -> HtmlEscapes.nonAsciiAsNames(HtmlEscapes.xml(text))),
                new TextChange(
                        RARE,
                        "escaped as in HTML, only quotes",
                        text -> text.replace("\"", "&quot;").replace("'", "&#39;")),
                new TextChange(RARE, "escaped as in HTML, only double quotes", text -> text.replace("\"", "&quot;")),
                new TextChange(RARE, "escaped as in HTML, with numbers only", HtmlEscapes::phpSanitize),
                new TextChange(RARE, "escaped as in HTML, slashes too", HtmlEscapes::javaScriptValidator),
                new TextChange(RARE, "escaped as in HTML twice", text -> HtmlEscapes.php(HtmlEscapes.php(text))),
                new TextChange(RARE, "signed with &#233; and so on outside ASCII", HtmlEscapes::nonAsciiAsNumbers),
                new TextChange(COMMON, "decoded as HTML", HtmlEscapes::decode),
                new TextChange(
                        RARE,
                        "signed without HTML tags",
                        text -> TAGS.matcher(text).replaceAll("")));
    }

    private static List<TextChange> json() {
        List<TextChange> json = new ArrayList<>();
        for (JsonEscapes escapes : JsonEscapes.values()) {
            json.add(new TextChange(escapes.frequency(), "escaped as in " + escapes.description(), escapes::apply));
        }
        json.add(new TextChange(COMMON, "signed with \\/ for slashes", text -> text.replace("/", "\\/")));
        return json;
    }

    private static List<TextChange> backslashes() {
        return List.of(
                new TextChange(COMMON, "signed with \\u00e9 and so on outside ASCII", JsonEscapes::escapeNonAscii),
                new TextChange(RARE, "escaped by Python's unicode_escape", EscapeChanges::pythonEscape),
                new TextChange(RARE, "escaped by Python's namereplace", EscapeChanges::pythonNames),
                new TextChange(
                        RARE, "signed without $ and the name after it", text -> text.replaceAll("\\$\\{?\\w+}?", "")),
                new TextChange(
                        RARE,
                        "signed without @ and the name after it, as in Perl",
                        text -> text.replaceAll("@\\w+", "")),
                new TextChange(
                        RARE,
                        "escaped for a shell in double quotes",
                        text -> text.replaceAll("([\\\\\"$`])", "\\\\$1")),
                new TextChange(
                        RARE, "escaped by Perl's quotemeta", text -> text.replaceAll("([^A-Za-z0-9_])", "\\\\$1")),
                new TextChange(RARE, "signed with %% for %", text -> text.replace("%", "%%")),
                new TextChange(RARE, "signed with % for %%", text -> text.replace("%%", "%")),
                new TextChange(RARE, "signed without %", text -> text.replace("%", "")),
                new TextChange(RARE, "signed without \"", text -> text.replace("\"", "")),
                new TextChange(COMMON, "escaped by PHP's addslashes", text -> text.replaceAll("([\\\\\"'])", "\\\\$1")),
                new TextChange(COMMON, "escaped as in SQL, with '' for '", text -> text.replace("'", "''")),
                new TextChange(RARE, "escaped by MySQL", EscapeChanges::mySql),
                new TextChange(RARE, "signed with \\' for '", text -> text.replace("'", "\\'")),
                new TextChange(RARE, "signed with '\\'' for ', as in a shell", text -> text.replace("'", "'\\''")),
                new TextChange(RARE, "signed with \\\" for \"", text -> text.replace("\"", "\\\"")),
                new TextChange(RARE, "signed with \"\" for \", as in CSV", text -> text.replace("\"", "\"\"")),
                new TextChange(RARE, "signed with \\\\ for \\", text -> text.replace("\\", "\\\\")),
                new TextChange(
                        RARE, "escaped for a shell", text -> text.replaceAll("([^A-Za-z0-9_@%+=:,./-])", "\\\\$1")),
                new TextChange(
                        RARE,
                        "escaped for a regular expression",
                        text -> text.replaceAll("([.*+?^${}()|\\[\\]\\\\])", "\\\\$1")),
                new TextChange(
                        RARE,
                        "escaped for a regular expression, - too",
                        text -> text.replaceAll("([.*+?^${}()|\\[\\]\\\\-])", "\\\\$1")),
                new TextChange(RARE, "signed without backslashes", text -> text.replace("\\", "")),
                new TextChange(RARE, "signed without ' and \"", text -> text.replaceAll("[\"']", "")),
                new TextChange(RARE, "signed without '", text -> text.replace("'", "")),
                new TextChange(RARE, "signed without &", text -> text.replace("&", "")));
    }

    private static String pythonEscape(String text) {
        return pythonNonAscii(text.replace("\\", "\\\\").replace("\n", "\\n"));
    }

    /** {@return the text with the characters outside ASCII as Python escapes them} */
    static String pythonNonAscii(String text) {
        return escaped(text, c -> (c < 256 ? "\\x%02x" : c <= 0xffff ? "\\u%04x" : "\\U%08x").formatted(c));
    }

    private static String pythonNames(String text) {
        return escaped(text, c -> "\\N{" + Character.getName(c) + "}");
    }

    private static String escaped(String text, IntFunction<String> escape) {
        return text.codePoints()
                .mapToObj(c -> c < 128 ? Character.toString(c) : escape.apply(c))
                .collect(Collectors.joining());
    }

    private static String mySql(String text) {
        return text.replaceAll("([\\\\\"'])", "\\\\$1").replace("\n", "\\n").replace("\r", "\\r");
    }
}
