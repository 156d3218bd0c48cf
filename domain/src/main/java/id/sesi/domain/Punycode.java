package id.sesi.domain;

/** Checks labels of host names such as {@code xn--bcher-kva}: those that cannot be decoded have no meaning (RFC 3492). */
final class Punycode {

    private static final String PREFIX = "xn--";
    private static final int BASE = 36;
    private static final int MIN_THRESHOLD = 1;
    private static final int MAX_THRESHOLD = 26;

    private Punycode() {}

    /**
     * {@return whether the label does not start with {@code xn--}, or can be decoded}
     *
     * @param label in lower case
     */
    static boolean isValid(String label) {
        return !label.startsWith(PREFIX) || isDecodable(label.substring(PREFIX.length()));
    }

    /** Decodes as in RFC 3492, section 6.2, but does not keep the decoded characters. */
    private static boolean isDecodable(String encoded) {
        int position = encoded.lastIndexOf('-') + 1;
        int decodedLength = Math.max(0, position - 1);
        long codePoint = 128;
        long index = 0;
        int bias = 72;
        if (position == encoded.length()) {
            return false;
        }
        while (position < encoded.length()) {
            long before = index;
            long weight = 1;
            for (int k = BASE; ; k += BASE) {
                int digit = position < encoded.length() ? digit(encoded.charAt(position++)) : -1;
                index += digit * weight;
                if (digit < 0 || index > Integer.MAX_VALUE) {
                    return false;
                }
                int threshold = Math.min(Math.max(k - bias, MIN_THRESHOLD), MAX_THRESHOLD);
                if (digit < threshold) {
                    break;
                }
                weight *= BASE - threshold;
            }
            decodedLength++;
            bias = adapt(index - before, decodedLength, before == 0);
            codePoint += index / decodedLength;
            if (!isCharacter(codePoint)) {
                return false;
            }
            index = index % decodedLength + 1;
        }
        return true;
    }

    private static int digit(char character) {
        if (character >= 'a' && character <= 'z') {
            return character - 'a';
        }
        return character >= '0' && character <= '9' ? character - '0' + 26 : -1;
    }

    /** RFC 3492, section 6.1. */
    private static int adapt(long delta, int decodedLength, boolean isFirst) {
        long scaled = isFirst ? delta / 700 : delta / 2;
        scaled += scaled / decodedLength;
        int k = 0;
        while (scaled > (BASE - MIN_THRESHOLD) * MAX_THRESHOLD / 2) {
            scaled /= BASE - MIN_THRESHOLD;
            k += BASE;
        }
        return (int) (k + (BASE - MIN_THRESHOLD + 1) * scaled / (scaled + 38));
    }

    private static boolean isCharacter(long codePoint) {
        return codePoint <= Character.MAX_CODE_POINT
                && (codePoint < Character.MIN_SURROGATE || codePoint > Character.MAX_SURROGATE);
    }
}
