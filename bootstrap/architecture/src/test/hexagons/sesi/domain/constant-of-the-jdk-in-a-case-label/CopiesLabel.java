package id.sesi.domain;

final class CopiesLabel {
    boolean isNumber(int type) {
        return switch (type) {
            case java.sql.Types.INTEGER -> true;
            default -> false;
        };
    }
}
