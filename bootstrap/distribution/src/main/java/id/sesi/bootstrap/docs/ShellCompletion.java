package id.sesi.bootstrap.docs;

import id.sesi.adapters.cli.usage.Option;
import id.sesi.adapters.cli.usage.Usage;
import java.util.List;
import java.util.stream.Collectors;

/** Generates scripts that let bash and zsh complete the commands, options, choices and files of {@code sesi}. */
public final class ShellCompletion {

    private static final String HEADER = "# Generated from the commands by the build.\n";

    private ShellCompletion() {}

    /** {@return the script for bash} */
    public static String bash(List<Usage> commands) {
        StringBuilder values = new StringBuilder();
        StringBuilder options = new StringBuilder();
        for (Usage command : commands) {
            for (Option option : command.options()) {
                if (option.takesValue()) {
                    String typed = command.name() + " " + option.name();
                    values.append("        \"")
                            .append(typed)
                            .append("\") ")
                            .append(bash(option))
                            .append("return ;;\n");
                }
            }
            options.append("        ").append(command.name()).append(") ");
            options.append(bashWords(command.optionNames())).append(" ;;\n");
        }
        return HEADER
                + """
                _sesi_add() {
                    local line
                    while IFS= read -r line; do COMPREPLY+=("$line"); done
                }
                _sesi() {
                    local word=${COMP_WORDS[COMP_CWORD]} option=${COMP_WORDS[COMP_CWORD - 1]}
                    COMPREPLY=()
                    if [ "$word" = "=" ]; then
                        word=
                    elif [ "$option" = "=" ]; then
                        option=${COMP_WORDS[COMP_CWORD - 2]}
                    fi
                    if [ "$COMP_CWORD" -eq 1 ]; then
                        %s
                        return
                    fi
                    case "${COMP_WORDS[1]} $option" in
                %s    esac
                    case ${COMP_WORDS[1]} in
                        help) %s ;;
                %s    esac
                }
                complete -F _sesi sesi
                """.formatted(
                                bashWords(names(commands) + " help --help --version"),
                                values,
                                bashWords(names(commands)),
                                options);
    }

    private static String bash(Option option) {
        return switch (option.placeholder()) {
            case "FILE" -> "compopt -o filenames 2>/dev/null; _sesi_add < <(compgen -f -- \"$word\"); ";
            case "DIR" -> "compopt -o filenames 2>/dev/null; _sesi_add < <(compgen -d -- \"$word\"); ";
            default -> option.choices().isEmpty() ? "" : bashWords(String.join(" ", option.choices())) + "; ";
        };
    }

    private static String bashWords(String words) {
        return "_sesi_add < <(compgen -W \"" + words + "\" -- \"$word\")";
    }

    /** {@return the script for zsh: a file named {@code _sesi} in a folder on the {@code fpath}} */
    public static String zsh(List<Usage> commands) {
        String described = commands.stream()
                .map(command -> "        '" + command.name() + ":" + zshQuoted(command.summary()) + "'\n")
                .collect(Collectors.joining());
        String options = commands.stream()
                .map(command -> "        " + command.name() + ") _arguments"
                        + command.options().stream().map(ShellCompletion::zsh).collect(Collectors.joining()) + " ;;\n")
                .collect(Collectors.joining());
        return "#compdef sesi\n" + HEADER + """
                _sesi() {
                    local -a commands
                    commands=(
                %s        'help:Show how a command is used.'
                    )
                    if (( CURRENT == 2 )); then
                        _describe command commands
                        _arguments '--help[Show help.]' '--version[Show version, Java and build commit.]'
                        return
                    fi
                    local command=$words[2]
                    shift words
                    (( CURRENT-- ))
                    case $command in
                        help) _describe command commands ;;
                %s    esac
                }
                _sesi "$@"
                """.formatted(described, options);
    }

    private static String zsh(Option option) {
        String value = switch (option.placeholder()) {
            case "" -> "";
            case "FILE" -> ":FILE:_files";
            case "DIR" -> ":DIR:_files -/";
            default -> ":" + option.placeholder() + ":(" + String.join(" ", option.choices()) + ")";
        };
        return " \\\n            '" + (option.isRepeatable() ? "*" : "") + option.name()
                + (option.takesValue() ? "=" : "") + "[" + zshQuoted(option.description()) + "]" + value + "'";
    }

    private static String zshQuoted(String text) {
        return text.replaceAll("([\\[\\]:\\\\])", "\\\\$1").replace("'", "'\\''");
    }

    private static String names(List<Usage> commands) {
        return commands.stream().map(Usage::name).collect(Collectors.joining(" "));
    }
}
