package id.sesi.domain;

final class CopiesNumber {
    int type() {
        return java.sql.Types.INTEGER;
    }
}
