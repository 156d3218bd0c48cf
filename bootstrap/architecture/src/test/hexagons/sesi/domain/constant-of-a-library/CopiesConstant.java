package id.sesi.domain;

final class CopiesConstant {
    String name() {
        return org.slf4j.Logger.ROOT_LOGGER_NAME;
    }
}
