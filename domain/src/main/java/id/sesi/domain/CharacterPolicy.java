package id.sesi.domain;

import java.util.Optional;

/**
 * Which characters a text may have before it is signed or sent (contract, Decided 1 and 2; decision records 1 and 2).
 * A text is accepted or refused, never changed: what is signed is exactly what is sent.
 */
enum CharacterPolicy {
    /** Part of the canonical string: nothing that is invisible at its ends or inside, and no field separator. */
    SIGNED,

    /** As {@link #SIGNED}, and without the comma that separates candidate ids. */
    CANDIDATE_ID,

    /** Only sent: well-formed, without control characters. */
    UNSIGNED;

    /** {@return whether there is a text, and nothing is wrong with it} */
    boolean accepts(String text) {
        return !text.isEmpty() && problemOf(text).isEmpty();
    }

    /** {@return what is wrong with {@code text}: its first refused character, and how many more there are} */
    Optional<String> problemOf(String text) {
        String first = "";
        int refused = 0;
        int position = 1;
        for (int i = 0; i < text.length(); position++) {
            int codePoint = text.codePointAt(i);
            int next = i + Character.charCount(codePoint);
            String reason = reasonToRefuse(codePoint, i == 0 || next == text.length());
            if (!reason.isEmpty() && ++refused == 1) {
                first = describe(codePoint) + " at character " + position + " " + reason;
            }
            i = next;
        }
        if (refused == 0) {
            return Optional.empty();
        }
        return Optional.of(refused == 1 ? first : first + " (and " + (refused - 1) + " more refused characters)");
    }

    /** {@return why the character is refused, or the empty string} */
    private String reasonToRefuse(int codePoint, boolean atAnEnd) {
        // Most text is ASCII: decide it without a look at the Unicode tables.
        if (codePoint > ' ' && codePoint < 0x7f) {
            return isSeparator(codePoint) ? "separates signed parts and cannot be escaped; remove it" : "";
        }
        return switch (Character.getType(codePoint)) {
            case Character.SURROGATE -> "is half of a character; send well-formed Unicode";
            case Character.CONTROL -> "is a control character; remove it";
            case Character.FORMAT -> this == UNSIGNED ? "" : "is a hidden character; remove it";
            case Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR ->
                this == UNSIGNED ? "" : "breaks the line; remove it";
            case Character.SPACE_SEPARATOR ->
                this == UNSIGNED || !atAnEnd ? "" : "is white space at the start or end; remove it";
            default -> "";
        };
    }

    private boolean isSeparator(int codePoint) {
        return switch (this) {
            case SIGNED -> codePoint == '|';
            case CANDIDATE_ID -> codePoint == '|' || codePoint == ',';
            case UNSIGNED -> false;
        };
    }

    private static String describe(int codePoint) {
        String name = Character.getName(codePoint);
        return "U+%04X (%s)".formatted(codePoint, name == null ? "unassigned" : name);
    }
}
