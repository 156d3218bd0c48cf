package id.sesi.adapters.http.gateway;

import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Replaces signatures and tokens that a text contains, recognized by their form. A token is random, so it consists of letters and
 * digits that form hardly any words. The names of classes, paths, dates, versions and UUIDs stay readable.
 */
final class OpaqueTokenSearch {

    private static final String SIGNATURE = "(signature)";
    private static final String TOKEN = "(token)";

    /** A text with fewer random characters may be an abbreviation or a short ID. */
    private static final int MIN_RANDOM = 16;

    private static final int MIN_RANDOM_PIECE = 5;

    /** Half of a signature. */
    private static final int MIN_SIGNATURE_DIGITS = 32;

    /** An IPv6 address has 32 digits in groups. */
    private static final int MIN_GROUPED_DIGITS = 40;

    private static final Pattern SEPARATED_HEX = Pattern.compile("(?:[0-9a-fA-F]{1,2}+[ :,-]){15,}+[0-9a-fA-F]{0,2}+");
    private static final Pattern GROUPED_HEX = Pattern.compile(
            "(?<![0-9A-Za-z])(?:[0-9a-fA-F]{2,32}+[\\s:,._-]{1,3}+){2,40}[0-9a-fA-F]{2,32}+(?![0-9A-Za-z])");

    /** An ID of 24 digits is usual, for example in MongoDB. */
    private static final Pattern HEX = Pattern.compile("[0-9a-fA-F]{25,}+");

    private static final Pattern ID_IN_HEX = Pattern.compile("[0-9a-f]{0,24}");

    private static final Pattern JWT = Pattern.compile("eyJ[A-Za-z0-9_.-]{8,}+");
    private static final Pattern VAULT_TOKEN = Pattern.compile("\\bhv[bsr]\\.[A-Za-z0-9._-]{8,}+");

    /** The 32 bytes of an HMAC-SHA256 have 43 characters in Base64, without the padding. */
    private static final Pattern BASE64_SIGNATURE =
            Pattern.compile("(?<![A-Za-z0-9+/_-])[A-Za-z0-9+/_-]{43}+(=?+)(?![A-Za-z0-9+/=_-])");

    private static final Pattern PADDED_BASE64 =
            Pattern.compile("(?<![A-Za-z0-9+/_.-])(?!//)[A-Za-z0-9+/_-]{18,}+={1,2}+");
    private static final Pattern SEGMENT = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9._~+%-]{14,}[A-Za-z0-9_-]={0,2}+");
    private static final Pattern LONG = Pattern.compile("[A-Za-z0-9+_%-]{32,}+={0,2}");

    private static final Pattern PIECE = Pattern.compile("[A-Za-z0-9]++");
    private static final Pattern WORD = Pattern.compile("[A-Z]?[a-z]{2,}|[A-Z]{3,}|[0-9]{3,}");
    private static final Pattern VOWEL = Pattern.compile("[aeiouyAEIOUY]");
    private static final Pattern LOWER_AND_UPPER = Pattern.compile("(?=.*[a-z]).*[A-Z].*");
    private static final Pattern DIGIT_AND_LETTER = Pattern.compile("(?=.*[0-9]).*[A-Za-z].*");
    private static final Pattern SEVERAL_WORDS = Pattern.compile(".*[A-Z_-].*");

    /** A UUID is not hidden: the vendor may identify a request by a UUID, and its support needs that UUID. */
    private static final Pattern UUID =
            Pattern.compile("(?<![0-9a-fA-F])[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}(?![0-9a-fA-F])");

    private final Set<String> knownIds;

    /** @param knownIds texts that are IDs and not tokens, even if they have the form of a token */
    OpaqueTokenSearch(Set<String> knownIds) {
        this.knownIds = knownIds;
    }

    String redact(String text) {
        String redacted = SEPARATED_HEX.matcher(text).replaceAll(SIGNATURE);
        redacted = replace(redacted, GROUPED_HEX, SIGNATURE, OpaqueTokenSearch::isGroupedSignature);
        redacted = HEX.matcher(redacted)
                .replaceAll(hex -> hex.group().length() >= MIN_SIGNATURE_DIGITS ? SIGNATURE : TOKEN);
        redacted = JWT.matcher(redacted).replaceAll(TOKEN);
        redacted = VAULT_TOKEN.matcher(redacted).replaceAll(TOKEN);
        redacted = replace(redacted, BASE64_SIGNATURE, SIGNATURE, OpaqueTokenSearch::isBase64Signature);
        redacted = replace(redacted, PADDED_BASE64, TOKEN, run -> isRandom(run.group()));
        redacted = replace(redacted, SEGMENT, TOKEN, run -> isRandom(run.group()));
        return replace(redacted, LONG, TOKEN, run -> isLongToken(run.group()));
    }

    private static String replace(
            String text, Pattern pattern, String replacement, Predicate<MatchResult> isConfidential) {
        return pattern.matcher(text)
                .replaceAll(
                        match -> isConfidential.test(match) ? replacement : Matcher.quoteReplacement(match.group()));
    }

    private static boolean isGroupedSignature(MatchResult match) {
        String digits = match.group().replaceAll("[^0-9a-fA-F]", "");
        long letters = digits.chars().filter(Character::isLetter).count();
        return digits.length() >= MIN_GROUPED_DIGITS
                && letters * 8 > digits.length()
                && letters * 8 < digits.length() * 7L
                && !UUID.matcher(match.group()).find();
    }

    private static boolean isBase64Signature(MatchResult match) {
        String run = match.group();
        return LOWER_AND_UPPER.matcher(run).matches() && (!match.group(1).isEmpty() || wordShare(run) < 0.75);
    }

    private boolean isLongToken(String run) {
        String rest = UUID.matcher(run).replaceAll("");
        return rest.length() >= 32
                && DIGIT_AND_LETTER.matcher(rest).matches()
                && !(SEVERAL_WORDS.matcher(rest).matches() && wordShare(rest) >= 0.75)
                && !knownIds.contains(run);
    }

    /** {@return whether the pieces between the separators have enough characters that form no words} */
    private boolean isRandom(String run) {
        return !knownIds.contains(run)
                && length(PIECE.matcher(UUID.matcher(run).replaceAll(""))
                                .results()
                                .map(MatchResult::group)
                                .filter(OpaqueTokenSearch::isRandomPiece))
                        >= MIN_RANDOM;
    }

    private static boolean isRandomPiece(String piece) {
        return piece.length() >= MIN_RANDOM_PIECE
                && (DIGIT_AND_LETTER.matcher(piece).matches()
                        || LOWER_AND_UPPER.matcher(piece).matches())
                && !ID_IN_HEX.matcher(piece).matches()
                && wordShare(piece) < 0.6;
    }

    /** {@return the share of the letters and digits that belong to words and longer numbers} */
    private static double wordShare(String run) {
        int all = length(PIECE.matcher(run).results().map(MatchResult::group));
        return (double) length(
                        WORD.matcher(run).results().map(MatchResult::group).filter(OpaqueTokenSearch::isWord))
                / all;
    }

    private static int length(Stream<String> texts) {
        return texts.mapToInt(String::length).sum();
    }

    private static boolean isWord(String text) {
        return Character.isDigit(text.charAt(0))
                || (text.length() >= 3 && VOWEL.matcher(text).results().count() * 5 >= text.length());
    }
}
