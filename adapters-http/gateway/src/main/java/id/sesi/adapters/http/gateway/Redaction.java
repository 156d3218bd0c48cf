package id.sesi.adapters.http.gateway;

import static java.nio.charset.StandardCharsets.UTF_8;

import id.sesi.domain.Candidate;
import id.sesi.domain.SessionRequest;
import id.sesi.domain.SignedRequest;
import id.sesi.domain.User;
import java.net.URLEncoder;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Replaces confidential values in a text of the vendor, and shortens the text. The vendor may quote signatures, tokens and e-mail
 * addresses. These values may be personal data, or allow someone to replay the request (contract, decision 15). The vendor may
 * also quote the secret key: no request contains the key, but the vendor has the same key. Used for one response; not
 * thread-safe.
 */
final class Redaction {

    private static final int MAX_CODE_POINTS = 500;

    /**
     * A longer text is first cut to this length, between words. This cut can split a confidential value that contains a space, and
     * the search does not find its first part. Normally, the second cut, to {@link #MAX_CODE_POINTS}, removes that part. If
     * redaction makes the text so short that the second cut does not reach that part, it stays visible.
     */
    private static final int MAX_SEARCHED_CODE_POINTS = MAX_CODE_POINTS + 2 * SecretKeySearch.MAX_LENGTH;

    /** Invisible characters. Inside a confidential value, they would prevent the search from finding the value. */
    private static final Pattern INVISIBLE =
            Pattern.compile("[\\p{Cf}\u034f\u115f\u1160\u180b-\u180f\u3164\ufe00-\ufe0f\uffa0]");

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

    private static final Pattern WORD = Pattern.compile("[^\\s\"'<>,;:()]++");

    /** The at sign, its full-width and small forms, and its escapes in a URL (encoded once or several times), HTML and JSON. */
    private static final Pattern AT =
            Pattern.compile("[@\uff20\ufe6b]|%(25)*40|&#(64|[xX]40)|&commat|\\\\u0040|\\\\x40");

    private final SecretKeySearch secretKeySearch;
    private final SentSignatureSearch sentSignatureSearch;
    private final OpaqueTokenSearch opaqueTokenSearch;
    private final List<String> encodedEmails;
    private final List<String> emailsThatAreNotOneWord;

    /** @param sent the request to which the vendor responded */
    Redaction(SignedRequest sent) {
        secretKeySearch = new SecretKeySearch(sent);
        sentSignatureSearch = new SentSignatureSearch(sent.signature());
        opaqueTokenSearch = new OpaqueTokenSearch(knownIds(sent.request()));
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
        emailsThatAreNotOneWord =
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

    /** {@return the IDs in the request, which the vendor may quote and which stay visible} */
    private static Set<String> knownIds(SessionRequest request) {
        User user = request.user();
        return Stream.concat(
                        Stream.of(
                                request.partnerId().value(),
                                user.userId(),
                                user.company().companyId()),
                        user.candidates().stream().map(Candidate::candidateId))
                .collect(Collectors.toSet());
    }

    /** {@return the text without confidential values, at most 500 code points long} */
    String redact(String text) {
        String searched = cutBetweenWords(text);
        boolean isCut = searched.length() < text.length();
        String withoutInvisible = ByteValuesRedaction.redact(removeInvisible(searched));
        String decodedBeforeRedaction = EscapedText.decode(withoutInvisible);
        if (sentSignatureSearch.isFoundIn(decodedBeforeRedaction)) {
            return shorten(redactWithoutDecoding(decodedBeforeRedaction), isCut);
        }
        String redacted = redactWithoutDecoding(withoutInvisible);
        String decoded = removeInvisible(EscapedText.decode(redacted));
        String redactedDecoded = decoded.equals(redacted) ? decoded : redactWithoutDecoding(decoded);
        // Normally the result is the redacted text with the vendor's escapes. If decoding reveals another
        // confidential value, the result is the decoded text, redacted.
        return shorten(redactedDecoded.equals(decoded) ? redacted : redactedDecoded, isCut);
    }

    /**
     * {@return the text without invisible characters} Redacts the secret key before it removes them, because the key may contain
     * such characters, and would no longer be recognized.
     */
    private String removeInvisible(String text) {
        return INVISIBLE.matcher(text).find()
                ? INVISIBLE.matcher(secretKeySearch.redact(text)).replaceAll("")
                : text;
    }

    private String redactWithoutDecoding(String text) {
        String redacted = secretKeySearch.redact(ByteValuesRedaction.redact(text));
        for (String email : emailsThatAreNotOneWord) {
            redacted = redacted.replace(email, "(e-mail)");
        }
        redacted = sentSignatureSearch.redact(redacted);
        for (String encoded : encodedEmails) {
            redacted = redacted.replace(encoded, "(e-mail)");
        }
        redacted = URL_QUERY.matcher(redacted).replaceAll("$1(redacted)");
        redacted = PARAMETER.matcher(redacted).replaceAll("$1(redacted)");
        redacted = CREDENTIAL.matcher(redacted).replaceAll("$1(redacted)");
        redacted = NAMED_CREDENTIAL.matcher(redacted).replaceAll("$1$2$3$4(redacted)");
        redacted = opaqueTokenSearch.redact(redacted);
        return WORD.matcher(redacted)
                .replaceAll(
                        word -> AT.matcher(word.group()).find() ? "(e-mail)" : Matcher.quoteReplacement(word.group()));
    }

    /** {@return the text; a long text is cut between words, because the search might not recognize a part of a value} */
    private static String cutBetweenWords(String text) {
        if (text.codePointCount(0, text.length()) <= MAX_SEARCHED_CODE_POINTS) {
            return text;
        }
        int end = text.offsetByCodePoints(0, MAX_SEARCHED_CODE_POINTS);
        while (end > 0 && " \n\",;".indexOf(text.charAt(end)) < 0) {
            end--;
        }
        return text.substring(0, end);
    }

    /** {@return the text, cut to at most 500 code points; never between the two halves of a surrogate pair} */
    static String shorten(String text, boolean isCut) {
        return text.codePointCount(0, text.length()) > MAX_CODE_POINTS
                ? text.substring(0, text.offsetByCodePoints(0, MAX_CODE_POINTS)) + "…"
                : text + (isCut ? "…" : "");
    }
}
