package id.sesi.bootstrap.docs;

import id.sesi.adapters.cli.usage.Option;
import id.sesi.adapters.cli.usage.Usage;
import java.util.List;
import java.util.Map;

/** The man page of {@code sesi}, in section 1. */
public final class ManPage {

    private final StringBuilder text = new StringBuilder();

    private ManPage() {}

    /**
     * {@return the page, in the language of {@code man(7)}}
     *
     * @param version of the program
     * @param summary what it does
     * @param commands in the order of help
     * @param lists what comes after the commands: sections, in their order, of terms and what each means
     */
    public static String of(
            String version, String summary, List<Usage> commands, Map<String, Map<String, String>> lists) {
        ManPage page = new ManPage();
        page.macro("TH SESI 1 \"\" \"sesi " + version + "\"");
        page.macro("SH NAME");
        page.paragraph("sesi - " + summary);
        page.macro("SH SYNOPSIS");
        page.macro("B sesi");
        page.paragraph("COMMAND [OPTIONS]");
        page.macro("SH COMMANDS");
        commands.forEach(page::command);
        lists.forEach((title, terms) -> {
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
            tagged(option.name() + (option.takesValue() ? "=" + option.value() : ""), option.description());
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

    /** A line of text that starts with a dot or an apostrophe would be a macro; a plain dash may become a hyphen. */
    private static String escaped(String words) {
        String escaped = words.replace("\\", "\\e").replace("-", "\\-");
        return escaped.startsWith(".") || escaped.startsWith("'") ? "\\&" + escaped : escaped;
    }
}
