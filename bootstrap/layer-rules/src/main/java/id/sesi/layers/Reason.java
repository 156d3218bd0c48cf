package id.sesi.layers;

/** Checks the reasons that exceptions to the rules need. */
final class Reason {

    private Reason() {}

    /**
     * {@return the reason without a leading "because"}
     *
     * @param what what needs the reason, for the message
     * @throws IllegalArgumentException if the reason is blank
     */
    static String of(String what, String reason) {
        String text = reason.strip().replaceFirst("^because\\b\\s*", "");
        if (text.isEmpty()) {
            throw new IllegalArgumentException(what + " needs a reason; reports repeat it");
        }
        return text;
    }
}
