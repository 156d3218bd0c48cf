package id.sesi.domain;

import java.util.random.RandomGenerator;

/**
 * Random texts that reveal careless code. They contain characters of all Unicode planes, surrogates, separators, hidden
 * characters and combining characters.
 */
public final class HostileText {

    private static final String[] PIECES = {
        "|",
        ",",
        "\"",
        "\\",
        "/",
        "'",
        "<",
        "&",
        "\u007f",
        "\0",
        "\n",
        "\r",
        "\t",
        " ",
        "  ",
        "\u00a0",
        "\u3000",
        "\u2028",
        "\u200b",
        "\u200d",
        "\u200c",
        "\u202e",
        "\ufeff",
        "\u00ad",
        "\ud83d",
        "\ude00",
        "😀",
        "👩‍💻",
        "Ö",
        "O\u0308",
        "ß",
        "İ",
        "ﬁ",
        "李小龍",
        "Nguyễn",
        "\u0301",
        "\ufe0f",
        "\uffff",
        "\ufffd",
        "𐀀",
        "\udbff\udfff",
        "ا",
        "क्ष",
        "%7C",
        "\\u007c"
    };

    private HostileText() {}

    /** {@return a text of 0 to 12 pieces, which is often invalid} */
    public static String any(RandomGenerator random) {
        StringBuilder text = new StringBuilder();
        for (int pieces = random.nextInt(13); pieces > 0; pieces--) {
            switch (random.nextInt(4)) {
                case 0 -> text.append(PIECES[random.nextInt(PIECES.length)]);
                case 1 -> text.appendCodePoint(random.nextInt(Character.MAX_CODE_POINT + 1));
                case 2 -> text.append((char) random.nextInt(Character.MAX_VALUE + 1));
                default -> text.append((char) ('a' + random.nextInt(26)));
            }
        }
        return text.toString();
    }

    /** {@return a valid text for a signed field; never empty} */
    public static String signed(RandomGenerator random) {
        return valid(random, CharacterPolicy.SIGNED);
    }

    /** {@return a valid candidate ID} */
    public static String candidateId(RandomGenerator random) {
        return valid(random, CharacterPolicy.CANDIDATE_ID);
    }

    /** {@return a valid text for an unsigned field; never empty} */
    public static String unsigned(RandomGenerator random) {
        return valid(random, CharacterPolicy.WELL_FORMED);
    }

    /** {@return a valid e-mail address whose local part is a random text} */
    public static String email(RandomGenerator random) {
        return signed(random).replace("@", "a") + "@example.com";
    }

    private static String valid(RandomGenerator random, CharacterPolicy policy) {
        while (true) {
            String text = any(random);
            if (policy.accepts(text)) {
                return text;
            }
        }
    }
}
