package id.sesi.adapters.http.gateway;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import id.sesi.domain.Candidate;
import id.sesi.domain.SignedRequest;
import id.sesi.domain.User;
import java.net.URLEncoder;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Replaces signatures, tokens and e-mail addresses in a text of the vendor, and shortens it. The vendor may quote them from the
 * request. They may be personal data, or allow someone to replay the request (contract, decision 15). The key cannot occur in such
 * a text, because it is never sent.
 */
final class Redaction {

    private static final int MAX_CODE_POINTS = 500;

    /** A longer text is cut before the patterns search it, because their time grows with its length. */
    private static final int MAX_SEARCHED = 8_192;

    private static final Pattern URL_QUERY = Pattern.compile("(https?://[^\\s?#\"'<>]*+[?#])[^\\s\"'<>]++");
    private static final Pattern PARAMETER = Pattern.compile("([?&#][^\\s=&#?\"'<>]{1,100}+=)[^\\s&#\"'<>]++");
    private static final Pattern HEX = Pattern.compile("[0-9a-fA-F]{12,}+");
    private static final Pattern JWT = Pattern.compile("eyJ[A-Za-z0-9_.-]{8,}+");
    private static final Pattern OPAQUE = Pattern.compile("[A-Za-z0-9+_%-]{32,}+={0,2}");
    private static final Pattern DIGIT_AND_LETTER = Pattern.compile("(?=.*[0-9]).*[A-Za-z].*");

    /** The vendor may identify a request by a UUID, which helps its support. */
    private static final Pattern UUID = Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");

    private static final Pattern WORD = Pattern.compile("[^\\s\"'<>,;:()]++");

    /** The sign in plain text, in a URL (encoded once or several times) and in HTML. */
    private static final Pattern AT = Pattern.compile("@|%(25)*40|&#(64|[xX]40)");

    private final String signature;
    private final List<String> encodedSignatures;
    private final List<String> unusualEmails;

    /** @param sent the request that the vendor refused */
    Redaction(SignedRequest sent) {
        signature = sent.signature().hex();
        encodedSignatures = encodings(signature);
        User user = sent.request().user();
        unusualEmails = Stream.concat(
                        Stream.of(user.email(), user.company().email()),
                        user.candidates().stream().map(Candidate::email))
                .filter(email -> !email.isEmpty() && !WORD.matcher(email).matches())
                .toList();
    }

    private static List<String> encodings(String hex) {
        List<String> encodings = new ArrayList<>();
        for (byte[] bytes : List.of(HexFormat.of().parseHex(hex), hex.getBytes(US_ASCII))) {
            String base64 = Base64.getEncoder().withoutPadding().encodeToString(bytes);
            encodings.add(base64);
            encodings.add(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
            encodings.add(URLEncoder.encode(base64, UTF_8));
        }
        return encodings;
    }

    /** {@return the text without confidential values, at most 500 code points long} */
    String redact(String text) {
        String redacted = start(text);
        for (String email : unusualEmails) {
            redacted = redacted.replace(email, "(e-mail)");
        }
        for (String encoded : encodedSignatures) {
            redacted = redacted.replace(encoded, "(signature)");
        }
        redacted = URL_QUERY.matcher(redacted).replaceAll("$1(redacted)");
        redacted = PARAMETER.matcher(redacted).replaceAll("$1(redacted)");
        redacted = HEX.matcher(redacted).replaceAll(hex -> isSignature(hex.group()) ? "(signature)" : hex.group());
        redacted = JWT.matcher(redacted).replaceAll("(token)");
        redacted = OPAQUE.matcher(redacted).replaceAll(run -> isToken(run.group()) ? "(token)" : run.group());
        redacted = WORD.matcher(redacted)
                .replaceAll(
                        word -> AT.matcher(word.group()).find() ? "(e-mail)" : Matcher.quoteReplacement(word.group()));
        return shorten(redacted, text.length() > MAX_SEARCHED);
    }

    /** {@return whether the run is a part of the sent signature, or as long as half of a signature} */
    private boolean isSignature(String hex) {
        return hex.length() >= signature.length() / 2 || signature.contains(hex.toLowerCase(Locale.ROOT));
    }

    private static boolean isToken(String run) {
        return DIGIT_AND_LETTER.matcher(run).matches() && !UUID.matcher(run).matches();
    }

    /** {@return the part of a long text that ends at a space, because a value that is cut off might not be recognized} */
    private static String start(String text) {
        return text.length() <= MAX_SEARCHED
                ? text
                : text.substring(0, Math.max(0, text.lastIndexOf(' ', MAX_SEARCHED)));
    }

    /** {@return the text with at most 500 code points, so that no surrogate pair is cut} */
    static String shorten(String text, boolean isCut) {
        return text.codePointCount(0, text.length()) > MAX_CODE_POINTS
                ? text.substring(0, text.offsetByCodePoints(0, MAX_CODE_POINTS)) + "…"
                : text + (isCut ? "…" : "");
    }
}
