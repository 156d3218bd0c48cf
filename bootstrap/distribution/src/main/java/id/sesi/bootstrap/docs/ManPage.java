package id.sesi.bootstrap.docs;

import id.sesi.adapters.cli.usage.Option;
import id.sesi.adapters.cli.usage.Usage;
import java.util.List;
import java.util.Map;

/** Generates the man page {@code sesi(1)}. */
public final class ManPage {

    private final StringBuilder text = new StringBuilder();

    private ManPage() {}

    /**
     * {@return the page, with the macros of {@code man(7)}}
     *
     * @param version the version of sesi
     * @param summary a one-line description of sesi
     * @param commands the commands, in the order of the help text
     * @param sections the sections after the commands, in their order: each title with its terms and their meanings
     */
    public static String of(
            String version, String summary, List<Usage> commands, Map<String, Map<String, String>> sections) {
        ManPage page = new ManPage();
        page.macro("TH SESI 1 \"\" \"sesi " + version + "\"");
        page.macro("SH NAME");
        page.paragraph("sesi - " + summary);
        page.macro("SH SYNOPSIS");
        page.macro("B sesi");
        page.paragraph("COMMAND [OPTIONS]");
        page.macro("SH COMMANDS");
        commands.forEach(page::command);
        sections.forEach((title, terms) -> {
            page.macro("SH " + title);
            terms.forEach(page::tagged);
        });
        return page.text.toString();
    }

    private void command(Usage command) {
        macro("SS sesi " + command.name());
        paragraph(command.summary());
        for (String paragraph : command.details()) {
            macro("PP");
            paragraph(paragraph);
        }
        for (Option option : command.options()) {
            tagged(option.name() + (option.takesValue() ? "=" + option.placeholder() : ""), option.description());
        }
        macro("PP");
        paragraph(command.example().get(0));
        macro("PP");
        macro("nf");
        command.example().stream().skip(1).forEach(this::paragraph);
        macro("fi");
    }

    private void macro(String macro) {
        text.append('.').append(macro).append('\n');
    }

    private void tagged(String tag, String meaning) {
        macro("TP");
        macro("B " + escaped(tag));
        paragraph(meaning);
    }

    private void paragraph(String words) {
        text.append(escaped(words)).append('\n');
    }

    /**
     * Escapes characters that have another meaning in a man page. A dot or an apostrophe at the start would begin a macro. A dash
     * could become a hyphen.
     */
    private static String escaped(String words) {
        String escaped = words.replace("\\", "\\e").replace("-", "\\-");
        return escaped.startsWith(".") || escaped.startsWith("'") ? "\\&" + escaped : escaped;
    }
}
