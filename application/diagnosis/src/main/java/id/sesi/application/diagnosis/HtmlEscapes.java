package id.sesi.application.diagnosis;

import java.util.function.IntFunction;

/** Escapes texts for HTML and XML in the ways of common languages, and decodes them. */
final class HtmlEscapes {

    /** The names of the characters from U+00A0 to U+00FF. */
    private static final String[] NAMES =
            ("nbsp iexcl cent pound curren yen brvbar sect uml copy ordf laquo not shy reg macr"
                            + " deg plusmn sup2 sup3 acute micro para middot cedil sup1 ordm raquo frac14 frac12 frac34 iquest"
                            + " Agrave Aacute Acirc Atilde Auml Aring AElig Ccedil Egrave Eacute Ecirc Euml Igrave Iacute Icirc Iuml"
                            + " ETH Ntilde Ograve Oacute Ocirc Otilde Ouml times Oslash Ugrave Uacute Ucirc Uuml Yacute THORN szlig"
                            + " agrave aacute acirc atilde auml aring aelig ccedil egrave eacute ecirc euml igrave iacute icirc iuml"
                            + " eth ntilde ograve oacute ocirc otilde ouml divide oslash ugrave uacute ucirc uuml yacute thorn yuml")
                    .split(" ");

    private HtmlEscapes() {}

    /** Escapes &amp;, &lt; and &gt;, as required between tags. */
    static String exceptQuotes(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }

    /** Escapes a text like {@link #exceptQuotes}, and double quotes, like PHP before version 8.1. */
    static String exceptApostrophes(String text) {
        return exceptQuotes(text).replace("\"", "&quot;");
    }

    /** Escapes a text like Ruby's {@code escapeHTML}. */
    static String html(String text) {
        return exceptApostrophes(text).replace("'", "&#39;");
    }

    /** Escapes a text like PHP's {@code htmlspecialchars} since version 8.1. */
    static String php(String text) {
        return exceptApostrophes(text).replace("'", "&#039;");
    }

    /** Escapes a text like Python's {@code html.escape}. */
    static String python(String text) {
        return exceptApostrophes(text).replace("'", "&#x27;");
    }

    static String xml(String text) {
        return exceptApostrophes(text).replace("'", "&apos;");
    }

    /** Escapes a text like Go's {@code html.EscapeString}. */
    static String go(String text) {
        return exceptQuotes(text).replace("\"", "&#34;").replace("'", "&#39;");
    }

    /** Escapes a text like {@code c:out} of JSP. */
    static String jsp(String text) {
        return exceptQuotes(text).replace("\"", "&#034;").replace("'", "&#039;");
    }

    /** Escapes a text like PHP's {@code FILTER_SANITIZE_SPECIAL_CHARS}. */
    static String phpSanitize(String text) {
        return text.replace("&", "&#38;")
                .replace("<", "&#60;")
                .replace(">", "&#62;")
                .replace("\"", "&#34;")
                .replace("'", "&#39;");
    }

    /** Escapes a text like JavaScript's {@code validator.escape}. */
    static String javaScriptValidator(String text) {
        return python(text).replace("/", "&#x2F;").replace("\\", "&#x5C;").replace("`", "&#96;");
    }

    /** Escapes a text like {@code Html.Encode} of ASP.NET Core. */
    static String aspNet(String text) {
        return replaceNonAscii(python(text).replace("+", "&#x2B;").replace("`", "&#x60;"), "&#x%X;"::formatted);
    }

    /** Escapes the characters from U+00A0 to U+00FF by number, like {@code WebUtility.HtmlEncode} of .NET. */
    static String webUtility(String text) {
        return replaceNonAscii(
                html(text), c -> (c >= 160 && c < 256) || c > 0xffff ? "&#" + c + ";" : Character.toString(c));
    }

    /** Replaces characters outside ASCII by their numbers, like Python's {@code xmlcharrefreplace}. */
    static String nonAsciiAsNumbers(String text) {
        return replaceNonAscii(text, "&#%d;"::formatted);
    }

    /** Replaces characters by their names, if they have one. */
    static String nonAsciiAsNames(String text) {
        return replaceNonAscii(text, c -> c >= 160 && c < 256 ? "&" + NAMES[c - 160] + ";" : Character.toString(c));
    }

    /** Decodes the escapes of {@link #html}, {@link #php}, {@link #python} and {@link #xml}. */
    static String decode(String text) {
        return text.replaceAll("&#0?39;|&#x27;|&apos;", "'")
                .replaceAll("&#34;|&quot;", "\"")
                .replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&amp;", "&");
    }

    private static String replaceNonAscii(String text, IntFunction<String> replacement) {
        StringBuilder escaped = new StringBuilder();
        text.codePoints().forEach(c -> escaped.append(c < 128 ? Character.toString(c) : replacement.apply(c)));
        return escaped.toString();
    }
}
