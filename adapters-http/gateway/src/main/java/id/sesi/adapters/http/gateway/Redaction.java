package id.sesi.adapters.http.gateway;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import id.sesi.domain.Candidate;
import id.sesi.domain.SignedRequest;
import id.sesi.domain.User;
import java.net.URLEncoder;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Replaces confidential values in a text of the vendor, and shortens the text. The vendor may quote signatures, tokens and e-mail
 * addresses. These values may be personal data, or allow someone to replay the request (contract, decision 15). The vendor may
 * also quote the secret key: no request contains the key, but the vendor has the same key. Used for one response; not
 * thread-safe.
 */
final class Redaction {

    private static final int MAX_CODE_POINTS = 500;

    /** A longer text is cut before the search, because the patterns need more time for a longer text. */
    private static final int MAX_SEARCHED_CHARS = 2_048;

    private static final Pattern URL_QUERY = Pattern.compile("(https?://[^\\s?#\"'<>]*+[?#])[^\\s\"'<>]++");
    private static final Pattern PARAMETER = Pattern.compile("([?&#][^\\s=&#?\"'<>]{1,100}+=)[^\\s&#\"'<>]++");
    private static final Pattern CREDENTIAL = Pattern.compile("(?i)\\b("
            + "(?:authorization|cookie)\\s{0,9}+[:=]\\s{0,9}+(?:(?:bearer|basic)\\s{1,9}+)?+"
            + "|(?:bearer|basic)\\s{1,9}+)[^\\s\"'<>,;&(]++");

    /** A name that is usual for a credential, and its value, in the notation of JSON, YAML, a form or a variable. */
    private static final Pattern NAMED_CREDENTIAL = Pattern.compile("(?i)("
            + "(?:pass(?:word|wd|phrase|code)|pwd|secret|token|credentials?|(?:api|access|private|signing)[_-]?key)"
            + "[\\w-]{0,30}+\\\\{0,3}+[\"']?+\\s{0,9}+[:=]\\s{0,9}+)"
            + "(?:(\\\\{1,3}+[\"'])(?!\\()[^\"'\\\\]*+" // In quotes that are escaped.
            + "|(\")(?!\\()(?:[^\"\\\\]|\\\\.)*+"
            + "|(')(?!\\()(?:[^'\\\\]|\\\\.)*+"
            + "|(?![(\"'\\\\])[^\\s\"'<>,;&(]++)");

    private static final Pattern SEPARATED_HEX = Pattern.compile("(?:[0-9a-fA-F]{1,2}+[ :,-]){15,}+[0-9a-fA-F]{0,2}+");
    private static final Pattern HEX = Pattern.compile("[0-9a-fA-F]{12,}+");
    private static final Pattern JWT = Pattern.compile("eyJ[A-Za-z0-9_.-]{8,}+");
    private static final Pattern OPAQUE = Pattern.compile("[A-Za-z0-9+_%-]{32,}+={0,2}");
    private static final Pattern DIGIT_AND_LETTER = Pattern.compile("(?=.*[0-9]).*[A-Za-z].*");

    /** A UUID is not hidden: the vendor may identify a request by a UUID, and its support needs that UUID. */
    private static final Pattern UUID = Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");

    private static final Pattern WORD = Pattern.compile("[^\\s\"'<>,;:()]++");

    /** The at sign, its full-width and small forms, and its escapes in a URL (encoded once or several times), HTML and JSON. */
    private static final Pattern AT =
            Pattern.compile("[@\uff20\ufe6b]|%(25)*40|&#(64|[xX]40)|&commat|\\\\u0040|\\\\x40");

    private final EchoedKeySearch echoedKeySearch;
    private final String signature;
    private final List<String> encodedSignatures;
    private final List<String> encodedEmails;
    private final List<String> emailsBeyondWord;

    /** @param sent the request that the vendor refused */
    Redaction(SignedRequest sent) {
        echoedKeySearch = new EchoedKeySearch(sent);
        signature = sent.signature().hex();
        encodedSignatures = Stream.of(HexFormat.of().parseHex(signature), signature.getBytes(US_ASCII))
                .flatMap(Redaction::base64)
                .toList();
        User user = sent.request().user();
        List<String> emails = Stream.concat(
                        Stream.of(user.email(), user.company().email()),
                        user.candidates().stream().map(Candidate::email))
                .filter(email -> !email.isEmpty())
                .distinct()
                .toList();
        encodedEmails = emails.stream()
                .map(email -> email.getBytes(UTF_8))
                .flatMap(bytes ->
                        Stream.concat(base64(bytes), Stream.of(HexFormat.of().formatHex(bytes))))
                .toList();
        emailsBeyondWord =
                emails.stream().filter(email -> !WORD.matcher(email).matches()).toList();
    }

    /** {@return the Base64 form of the bytes, and its forms in a URL} */
    private static Stream<String> base64(byte[] bytes) {
        String base64 = Base64.getEncoder().withoutPadding().encodeToString(bytes);
        return Stream.of(
                base64,
                Base64.getUrlEncoder().withoutPadding().encodeToString(bytes),
                URLEncoder.encode(base64, UTF_8));
    }

    /** {@return the text without confidential values, at most 500 code points long} */
    String redact(String text) {
        String redacted = redactPlain(cutAtSpace(text));
        String decoded = EscapedText.decode(redacted);
        String redactedDecoded = decoded.equals(redacted) ? decoded : redactPlain(decoded);
        // The vendor's own text is more useful, so the decoded text is shown only if it revealed a confidential value.
        return shorten(
                redactedDecoded.equals(decoded) ? redacted : redactedDecoded, text.length() > MAX_SEARCHED_CHARS);
    }

    private String redactPlain(String text) {
        String redacted = echoedKeySearch.redact(text);
        for (String email : emailsBeyondWord) {
            redacted = redacted.replace(email, "(e-mail)");
        }
        for (String encoded : encodedSignatures) {
            redacted = redacted.replace(encoded, "(signature)");
        }
        for (String encoded : encodedEmails) {
            redacted = redacted.replace(encoded, "(e-mail)");
        }
        redacted = URL_QUERY.matcher(redacted).replaceAll("$1(redacted)");
        redacted = PARAMETER.matcher(redacted).replaceAll("$1(redacted)");
        redacted = CREDENTIAL.matcher(redacted).replaceAll("$1(redacted)");
        redacted = NAMED_CREDENTIAL.matcher(redacted).replaceAll("$1$2$3$4(redacted)");
        redacted = SEPARATED_HEX.matcher(redacted).replaceAll("(signature)");
        redacted = HEX.matcher(redacted).replaceAll(hex -> isSignature(hex.group()) ? "(signature)" : hex.group());
        redacted = JWT.matcher(redacted).replaceAll("(token)");
        redacted = OPAQUE.matcher(redacted).replaceAll(run -> isToken(run.group()) ? "(token)" : run.group());
        return WORD.matcher(redacted)
                .replaceAll(
                        word -> AT.matcher(word.group()).find() ? "(e-mail)" : Matcher.quoteReplacement(word.group()));
    }

    /** {@return whether these digits are a part of the sent signature, or at least half as long as a signature} */
    private boolean isSignature(String hex) {
        return hex.length() >= signature.length() / 2 || signature.contains(hex.toLowerCase(Locale.ROOT));
    }

    private static boolean isToken(String run) {
        return DIGIT_AND_LETTER.matcher(run).matches() && !UUID.matcher(run).matches();
    }

    /** {@return the text; a long text is cut at a space, because the search might not recognize a part of a value} */
    private static String cutAtSpace(String text) {
        return text.length() <= MAX_SEARCHED_CHARS
                ? text
                : text.substring(0, Math.max(0, text.lastIndexOf(' ', MAX_SEARCHED_CHARS)));
    }

    /** {@return the text, cut to at most 500 code points; never between the two halves of a surrogate pair} */
    static String shorten(String text, boolean isCut) {
        return text.codePointCount(0, text.length()) > MAX_CODE_POINTS
                ? text.substring(0, text.offsetByCodePoints(0, MAX_CODE_POINTS)) + "…"
                : text + (isCut ? "…" : "");
    }
}
