package id.sesi.domain;

import java.util.random.RandomGenerator;

/** Seeded texts that break careless code: every plane of Unicode, surrogates, separators, hidden and joining characters. */
public final class NastyText {

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

    private NastyText() {}

    /** {@return 0 to 12 pieces of anything, often not acceptable} */
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

    /** {@return a text that may be signed, as different from plain letters as the rules allow; never empty} */
    public static String signed(RandomGenerator random) {
        return acceptable(random, CharacterPolicy.SIGNED);
    }

    /** {@return a candidate id} */
    public static String candidateId(RandomGenerator random) {
        return acceptable(random, CharacterPolicy.CANDIDATE_ID);
    }

    /** {@return a text that may be sent unsigned; never empty} */
    public static String unsigned(RandomGenerator random) {
        return acceptable(random, CharacterPolicy.UNSIGNED);
    }

    /** {@return an address whose local part is nasty} */
    public static String email(RandomGenerator random) {
        return signed(random).replace("@", "a") + "@example.com";
    }

    private static String acceptable(RandomGenerator random, CharacterPolicy rule) {
        while (true) {
            String text = any(random);
            if (!text.isEmpty() && rule.problemOf(text).isEmpty()) {
                return text;
            }
        }
    }
}
