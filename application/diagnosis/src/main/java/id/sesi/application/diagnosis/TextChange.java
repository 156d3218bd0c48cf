package id.sesi.application.diagnosis;

import static id.sesi.application.diagnosis.Frequency.COMMON;
import static id.sesi.application.diagnosis.Frequency.RARE;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/**
 * A mistake that changes a text. Code makes it with one field, with each field or with the joined text.
 *
 * @param how what happened to the text, after "the text is"
 */
record TextChange(Frequency frequency, String how, UnaryOperator<String> change) {

    private static final Pattern SPACES = Pattern.compile(" {2,}");
    private static final Pattern WHITE_SPACE = Pattern.compile("\\s+");
    private static final Pattern MARKS = Pattern.compile("\\p{M}");
    private static final Pattern OUTSIDE_ASCII = Pattern.compile("[^\\x00-\\x7f]");
    private static final Pattern OUTSIDE_BMP = Pattern.compile("[^\\x00-\\x{ffff}]");
    private static final Pattern TAGS = Pattern.compile("<[^>]*>");
    private static final Pattern WORD_START = Pattern.compile("(?U)\\b\\p{L}");
    private static final Pattern UPPER_CASE_ASCII = Pattern.compile("[A-Z]+");
    private static final Pattern LOWER_CASE_ASCII = Pattern.compile("[a-z]+");

    /** {@return the changes, the most likely ones first} */
    static List<TextChange> all() {
        List<TextChange> all = new ArrayList<>();
        all.addAll(spaces());
        all.addAll(letters());
        all.addAll(urls());
        all.addAll(html());
        all.addAll(json());
        all.addAll(quotes());
        all.addAll(characters());
        return all;
    }

    private static List<TextChange> spaces() {
        return List.of(
                new TextChange(COMMON, "trimmed", String::strip),
                new TextChange(RARE, "trimmed at its end", String::stripTrailing),
                new TextChange(RARE, "trimmed at its start", String::stripLeading),
                new TextChange(
                        COMMON,
                        "signed with only one of several consecutive spaces",
                        text -> SPACES.matcher(text).replaceAll(" ")),
                new TextChange(RARE, "signed without spaces", text -> text.replace(" ", "")),
                new TextChange(
                        RARE,
                        "trimmed, with one space for all white space inside it",
                        text -> WHITE_SPACE.matcher(text.strip()).replaceAll(" ")));
    }

    private static List<TextChange> letters() {
        return List.of(
                new TextChange(COMMON, "in lower case", text -> text.toLowerCase(Locale.ROOT)),
                new TextChange(COMMON, "in upper case", text -> text.toUpperCase(Locale.ROOT)),
                new TextChange(RARE, "in lower case, except characters outside ASCII", text -> UPPER_CASE_ASCII
                        .matcher(text)
                        .replaceAll(match -> match.group().toLowerCase(Locale.ROOT))),
                new TextChange(RARE, "in upper case, except characters outside ASCII", text -> LOWER_CASE_ASCII
                        .matcher(text)
                        .replaceAll(match -> match.group().toUpperCase(Locale.ROOT))),
                new TextChange(RARE, "signed with an upper-case letter at the start of each word", TextChange::title),
                new TextChange(
                        RARE,
                        "in lower case, with an upper-case letter at the start of each word",
                        text -> title(text.toLowerCase(Locale.ROOT))));
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
                new TextChange(COMMON, "URL-encoded by .NET's HttpUtility", UrlEscapes::dotNet),
                new TextChange(
                        RARE,
                        "URL-encoded with lower-case digits",
                        text -> UrlEscapes.lowerCase(UrlEscapes.percent(text))),
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
                new TextChange(COMMON, "escaped as in HTML by .NET's WebUtility", HtmlEscapes::dotNet),
                new TextChange(
                        COMMON,
                        "escaped as in HTML, with names such as &eacute;",
                        text -> HtmlEscapes.names(HtmlEscapes.php(text))),
                new TextChange(
                        RARE,
                        "escaped as in HTML, with &#39; and names such as &eacute;",
                        text -> HtmlEscapes.names(HtmlEscapes.html(text))),
                new TextChange(
                        RARE,
                        "escaped as in HTML, with names such as &eacute;, except apostrophes",
                        text -> HtmlEscapes.names(HtmlEscapes.exceptApostrophes(text))),
                new TextChange(RARE, "escaped as in HTML, with numbers only", HtmlEscapes::onlyNumbers),
                new TextChange(RARE, "escaped as in HTML, slashes too", HtmlEscapes::slashesToo),
                new TextChange(RARE, "escaped as in HTML twice", text -> HtmlEscapes.php(HtmlEscapes.php(text))),
                new TextChange(RARE, "signed with &#233; and so on outside ASCII", HtmlEscapes::numbers),
                new TextChange(COMMON, "decoded as HTML", HtmlEscapes::decode),
                new TextChange(RARE, "signed without HTML tags", text -> TAGS.matcher(text).replaceAll("")));
    }

    private static List<TextChange> json() {
        List<TextChange> json = new ArrayList<>();
        for (JsonEscapes escapes : JsonEscapes.values()) {
            json.add(new TextChange(escapes.frequency(), "escaped as in " + escapes.description(), escapes::apply));
        }
        json.add(new TextChange(COMMON, "signed with \\/ for slashes", text -> text.replace("/", "\\/")));
        return json;
    }

    private static List<TextChange> quotes() {
        return List.of(
                new TextChange(COMMON, "escaped by PHP's addslashes", text -> text.replaceAll("([\\\\\"'])", "\\\\$1")),
                new TextChange(COMMON, "escaped as in SQL, with '' for '", text -> text.replace("'", "''")),
                new TextChange(RARE, "signed with \\' for '", text -> text.replace("'", "\\'")),
                new TextChange(RARE, "signed without backslashes", text -> text.replace("\\", "")),
                new TextChange(RARE, "signed without ' and \"", text -> text.replaceAll("[\"']", "")),
                new TextChange(COMMON, "signed in double quotes", text -> '"' + text + '"'),
                new TextChange(COMMON, "signed in single quotes", text -> "'" + text + "'"),
                new TextChange(COMMON, "written as bytes, as in Python: b'…'", Printed::pythonBytes),
                new TextChange(RARE, "written as Python's repr", Printed::pythonText),
                new TextChange(RARE, "signed in brackets", text -> "[" + text + "]"));
    }

    private static List<TextChange> characters() {
        List<TextChange> all = new ArrayList<>();
        for (Normalizer.Form form : Normalizer.Form.values()) {
            all.add(new TextChange(COMMON, "normalized to " + form, text -> Normalizer.normalize(text, form)));
        }
        all.add(new TextChange(COMMON, "signed without its accents", TextChange::withoutAccents));
        all.add(new TextChange(
                COMMON,
                "signed without characters outside ASCII",
                text -> OUTSIDE_ASCII.matcher(text).replaceAll("")));
        all.add(new TextChange(
                RARE,
                "signed without accents and without other characters outside ASCII",
                text -> OUTSIDE_ASCII.matcher(withoutAccents(text)).replaceAll("")));
        all.add(new TextChange(
                RARE,
                "signed without characters beyond U+FFFF, such as emoji",
                text -> OUTSIDE_BMP.matcher(text).replaceAll("")));
        all.add(new TextChange(
                RARE,
                "signed with ? for characters beyond U+FFFF, such as emoji",
                text -> OUTSIDE_BMP.matcher(text).replaceAll("?")));
        all.add(new TextChange(
                RARE, "encoded as UTF-8 twice", text -> new String(text.getBytes(UTF_8), ISO_8859_1)));
        return all;
    }

    private static String title(String text) {
        return WORD_START.matcher(text).replaceAll(match -> match.group().toUpperCase(Locale.ROOT));
    }

    private static String withoutAccents(String text) {
        return MARKS.matcher(Normalizer.normalize(text, Normalizer.Form.NFD)).replaceAll("");
    }
}
