package id.sesi.adapters.cli.usage;

/** Builds a help text for a terminal of 80 columns. */
final class HelpText {

    private static final int COLUMNS = 80;
    private static final int LABEL_COLUMNS = 26;

    private final StringBuilder text = new StringBuilder();

    void blankLine() {
        text.append('\n');
    }

    /** Appends a line without wrapping it. */
    void line(String line) {
        text.append(line).append('\n');
    }

    void paragraph(String words) {
        wrap(words, 0, 0);
    }

    /** Appends a row of two columns: a label, and its meaning wrapped on the right. */
    void row(String label, String meaning) {
        String left = "  " + label;
        if (left.length() > LABEL_COLUMNS - 2) {
            line(left);
            left = "";
        }
        text.append(left).append(" ".repeat(LABEL_COLUMNS - left.length()));
        wrap(meaning, LABEL_COLUMNS, LABEL_COLUMNS);
    }

    private void wrap(String words, int start, int indent) {
        int column = start;
        for (String word : words.split(" ", -1)) {
            if (column > indent && column + 1 + word.length() > COLUMNS) {
                text.append('\n').append(" ".repeat(indent));
                column = indent;
            }
            if (column > indent) {
                text.append(' ');
                column++;
            }
            text.append(word);
            column += word.length();
        }
        text.append('\n');
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
