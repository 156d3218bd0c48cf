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
 * @param areAll whether these are certainly all of them, except those that a script adds
 */
record MetaPolicies(List<ContentSecurityPolicy> policies, boolean areAll) {

    private static final String CONTENT_SECURITY_POLICY = "content-security-policy";

    /** Parts in which a browser finds no {@code meta} element. */
    private static final Pattern OTHER_CONTENT = Pattern.compile(
            "<!--.*?-->|<(script|style|title|noscript|template|textarea)\\b.*?</\\1\\s*>",
            Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

    /** Browsers ignore a policy after the head. */
    private static final Pattern END_OF_HEAD = Pattern.compile("</head\\b|<body\\b", Pattern.CASE_INSENSITIVE);

    private static final Pattern META = Pattern.compile("<meta(?=[\\s/])", Pattern.CASE_INSENSITIVE);

    private static final Pattern ATTRIBUTE = Pattern.compile(
            "\\G[\\s/]*+(?<name>[^\\s\"'<>/=]++)(?:\\s*+=\\s*+(?:\"(?<double>[^\"]*+)\"|'(?<single>[^']*+)'|(?<bare>[^\\s\"'<>=`]++)))?+");

    private static final Pattern END_OF_TAG = Pattern.compile("\\G[\\s/]*+>");

    private static final Map<String, String> REFERENCES =
            Map.of("&#39;", "'", "&#x27;", "'", "&apos;", "'", "&quot;", "\"", "&amp;", "&");

    /**
     * @param start the start of the page
     * @param isComplete whether {@code start} is the whole page
     */
    static MetaPolicies of(String start, boolean isComplete) {
        String html = OTHER_CONTENT.matcher(start).replaceAll("");
        Matcher end = END_OF_HEAD.matcher(html);
        boolean hasEnd = end.find();
        String head = hasEnd ? html.substring(0, end.start()) : html;
        List<ContentSecurityPolicy> policies = new ArrayList<>();
        // A head in UTF-16 contains zeros, and an unclosed comment or script may hide the end of the head.
        boolean areAll = (hasEnd || isComplete) && head.indexOf('\0') < 0 && !head.contains("<!--");
        Matcher meta = META.matcher(head);
        while (meta.find()) {
            Map<String, String> attributes = new HashMap<>();
            boolean isSimple = readAttributes(head, meta.end(), attributes);
            boolean isPolicy = CONTENT_SECURITY_POLICY.equalsIgnoreCase(
                    attributes.getOrDefault("http-equiv", "").strip());
            String content = decode(attributes.getOrDefault("content", ""));
            if (isPolicy && isSimple && content.indexOf('&') < 0) {
                policies.addAll(ContentSecurityPolicy.parseAll(List.of(content)).stream()
                        .map(ContentSecurityPolicy::inElement)
                        .toList());
            } else {
                areAll &= isSimple && !isPolicy;
            }
        }
        return new MetaPolicies(List.copyOf(policies), areAll);
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
        for (Map.Entry<String, String> reference : REFERENCES.entrySet()) {
            decoded = decoded.replace(reference.getKey(), reference.getValue());
        }
        return decoded;
    }
}
