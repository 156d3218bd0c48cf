package ${package}.bootstrap;

/** An environment variable is wrong. The message is for the person who set it. */
final class SettingException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    SettingException(String message) {
        super(message);
    }
}
