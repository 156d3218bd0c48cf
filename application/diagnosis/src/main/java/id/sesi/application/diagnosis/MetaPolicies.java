package id.sesi.application.diagnosis;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The policies in the {@code meta} elements of a page, as far as they can be found without an HTML parser.
 *
 * @param policies the policies that were found
 * @param isComplete whether these are certainly all of them, except those that a script adds
 */
record MetaPolicies(List<ContentSecurityPolicy> policies, boolean isComplete) {

    private static final String CONTENT_SECURITY_POLICY = "content-security-policy";

    /** Parts in which a browser finds no {@code meta} element. */
    private static final Pattern CONTENT_WITHOUT_META = Pattern.compile(
            "<!--.*?-->|<(script|style|title|noscript|template|textarea)\\b.*?</\\1\\s*>",
            Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

    private static final Pattern UNCLOSED_CONTENT =
            Pattern.compile("<!--|<(?:script|style|title|noscript|template|textarea)\\b", Pattern.CASE_INSENSITIVE);

    /** Browsers ignore a policy after the head. */
    private static final Pattern END_OF_HEAD = Pattern.compile("</head\\b|<body\\b", Pattern.CASE_INSENSITIVE);

    private static final Pattern META = Pattern.compile("<meta(?=[\\s/])", Pattern.CASE_INSENSITIVE);

    private static final Pattern ATTRIBUTE = Pattern.compile(
            "\\G[\\s/]*+(?<name>[^\\s\"'<>/=]++)(?:\\s*+=\\s*+(?:\"(?<double>[^\"]*+)\"|'(?<single>[^']*+)'|(?<bare>[^\\s\"'<>=`]++)))?+");

    private static final Pattern END_OF_TAG = Pattern.compile("\\G[\\s/]*+>");

    private static final Map<String, String> CHARACTER_REFERENCES =
            Map.of("&#39;", "'", "&#x27;", "'", "&apos;", "'", "&quot;", "\"", "&amp;", "&");

    /**
     * @param htmlStart the start of the page
     * @param isWholePage whether {@code htmlStart} is the whole page
     */
    static MetaPolicies of(String htmlStart, boolean isWholePage) {
        String html = CONTENT_WITHOUT_META.matcher(htmlStart).replaceAll("");
        Matcher end = END_OF_HEAD.matcher(html);
        boolean hasEnd = end.find();
        String head = hasEnd ? html.substring(0, end.start()) : html;
        List<ContentSecurityPolicy> policies = new ArrayList<>();
        // A head in UTF-16 contains zeros, and an unclosed comment or script may hide the end of the head.
        boolean isComplete = (hasEnd || isWholePage)
                && !head.contains("\0")
                && !UNCLOSED_CONTENT.matcher(head).find();
        Matcher meta = META.matcher(head);
        while (meta.find()) {
            Map<String, String> attributes = new HashMap<>();
            boolean isFullyRead = readAttributes(head, meta.end(), attributes);
            boolean isPolicy = CONTENT_SECURITY_POLICY.equalsIgnoreCase(
                    attributes.getOrDefault("http-equiv", "").strip());
            String content = decode(attributes.getOrDefault("content", ""));
            if (isPolicy && isFullyRead && !content.contains("&")) {
                policies.addAll(ContentSecurityPolicy.parseAll(List.of(content)).stream()
                        .map(ContentSecurityPolicy::inElement)
                        .toList());
            } else {
                isComplete &= isFullyRead && !isPolicy;
            }
        }
        return new MetaPolicies(List.copyOf(policies), isComplete);
    }

    /** {@return whether the whole tag was read} Browsers use the first value of a repeated attribute. */
    private static boolean readAttributes(String html, int start, Map<String, String> attributes) {
        Matcher attribute = ATTRIBUTE.matcher(html).region(start, html.length());
        int end = start;
        while (attribute.find()) {
            attributes.putIfAbsent(attribute.group("name").toLowerCase(Locale.ROOT), value(attribute));
            end = attribute.end();
        }
        return END_OF_TAG.matcher(html).region(end, html.length()).lookingAt();
    }

    private static String value(Matcher attribute) {
        for (String group : List.of("double", "single", "bare")) {
            String value = attribute.group(group);
            if (value != null) {
                return value;
            }
        }
        return "";
    }

    private static String decode(String value) {
        String decoded = value;
        for (Map.Entry<String, String> reference : CHARACTER_REFERENCES.entrySet()) {
            decoded = decoded.replace(reference.getKey(), reference.getValue());
        }
        return decoded;
    }
}
