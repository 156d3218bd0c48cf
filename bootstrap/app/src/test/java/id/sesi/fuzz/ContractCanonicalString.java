package id.sesi.fuzz;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A second implementation of the canonical string, written from the vendor contract alone (sections 2 and 3, decisions 1, 2, 3, 12
 * and 14), before its author had read Sesi's code. It shares nothing with Sesi.
 */
final class ContractCanonicalString {
    private ContractCanonicalString() {}

    /** {@return the canonical string, or empty if the contract rejects a signed field} */
    static Optional<String> of(
            String partnerId, String userId, String email, String name, String companyId, List<String> candidateIds) {
        if (!partnerId.matches("[A-Za-z0-9._~-]+") || partnerId.equals(".") || partnerId.equals("..")) {
            return Optional.empty();
        }
        List<String> required = new ArrayList<>(candidateIds);
        required.addAll(List.of(userId, email, name));
        if (required.contains("") || !isEmail(email)) {
            return Optional.empty();
        }
        required.add(companyId);
        for (String field : required) {
            if (!isSignable(field)) {
                return Optional.empty();
            }
        }
        for (String id : candidateIds) {
            if (id.contains(",")) {
                return Optional.empty();
            }
        }
        return Optional.of(partnerId + "|" + userId + "|" + email + "|" + name + "|" + companyId + "|"
                + String.join(",", candidateIds));
    }

    private static boolean isEmail(String email) {
        int at = email.indexOf('@');
        return at > 0 && at == email.lastIndexOf('@') && at < email.length() - 1;
    }

    private static boolean isSignable(String field) {
        if (field.isEmpty()) {
            return true;
        }
        if (isSpace(field.codePointAt(0)) || isSpace(field.codePointBefore(field.length()))) {
            return false;
        }
        return field.codePoints().noneMatch(codePoint -> codePoint == '|' || isHidden(codePoint));
    }

    private static boolean isSpace(int codePoint) {
        return Character.isSpaceChar(codePoint) || Character.isWhitespace(codePoint);
    }

    private static boolean isHidden(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.SURROGATE -> true;
            default -> false;
        };
    }
}
