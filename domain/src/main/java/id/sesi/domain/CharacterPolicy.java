package id.sesi.domain;

import java.util.Optional;

/**
 * The characters that a text may contain before it is signed or sent (decisions 1 and 2 of the contract).
 * A policy accepts or rejects a text and never changes it: Sesi sends exactly the text that it signs.
 */
enum CharacterPolicy {
    /** For fields of the canonical string: no hidden or control characters, no white space at either end, no field separator. */
    SIGNED,

    /** Like {@link #SIGNED}, but also without the comma, which separates candidate IDs. */
    CANDIDATE_ID,

    /** For fields that are sent but not signed: well-formed Unicode without control characters. */
    WELL_FORMED;

    /** {@return whether the text is valid and not empty} */
    boolean accepts(String text) {
        return !text.isEmpty() && problemOf(text).isEmpty();
    }

    /** {@return the first rejected character and the number of further ones, or empty if the text has none} */
    Optional<String> problemOf(String text) {
        String first = "";
        int rejected = 0;
        int position = 1;
        for (int i = 0; i < text.length(); position++) {
            int codePoint = text.codePointAt(i);
            int next = i + Character.charCount(codePoint);
            String reason = reasonToReject(codePoint, i == 0 || next == text.length());
            if (!reason.isEmpty() && ++rejected == 1) {
                first = describe(codePoint) + " at character " + position + " " + reason;
            }
            i = next;
        }
        if (rejected == 0) {
            return Optional.empty();
        }
        return Optional.of(rejected == 1 ? first : first + " (and " + (rejected - 1) + " more rejected characters)");
    }

    /** {@return the reason to reject the character, or an empty string if it is accepted} */
    private String reasonToReject(int codePoint, boolean isFirstOrLast) {
        // Most text is printable ASCII, which needs no lookup in the Unicode tables.
        if (codePoint > ' ' && codePoint < 0x7f) {
            return isSeparator(codePoint) ? "separates signed parts and cannot be escaped; remove it" : "";
        }
        return switch (Character.getType(codePoint)) {
            case Character.SURROGATE -> "is an unpaired surrogate, half of a character; send well-formed Unicode";
            case Character.CONTROL -> "is a control character; remove it";
            case Character.FORMAT -> this == WELL_FORMED ? "" : "is a hidden character; remove it";
            case Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR ->
                this == WELL_FORMED ? "" : "breaks the line; remove it";
            case Character.SPACE_SEPARATOR ->
                this == WELL_FORMED || !isFirstOrLast ? "" : "is white space at the start or end; remove it";
            default -> "";
        };
    }

    private boolean isSeparator(int codePoint) {
        return switch (this) {
            case SIGNED -> codePoint == '|';
            case CANDIDATE_ID -> codePoint == '|' || codePoint == ',';
            case WELL_FORMED -> false;
        };
    }

    private static String describe(int codePoint) {
        String name = Character.getName(codePoint);
        return "U+%04X (%s)".formatted(codePoint, name == null ? "unassigned" : name);
    }
}
