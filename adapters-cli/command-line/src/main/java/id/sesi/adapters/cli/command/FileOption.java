package id.sesi.adapters.cli.command;

import id.sesi.adapters.cli.settings.InvalidSettingException;
import id.sesi.adapters.cli.settings.Settings;
import java.nio.file.Path;

/** Parses the value of an option that names a file, but is not a setting, such as {@code --request}. */
final class FileOption {

    private FileOption() {}

    static Path path(String option, String value) throws CommandFailedException {
        try {
            return Settings.path(option, value);
        } catch (InvalidSettingException e) {
            throw new CommandFailedException(ExitCode.USAGE, e.problem());
        }
    }

    /** {@return the text of the file} */
    static String text(String option, String value) throws CommandFailedException {
        try {
            return Settings.text(option, value);
        } catch (InvalidSettingException e) {
            throw new CommandFailedException(ExitCode.USAGE, e.problem());
        }
    }
}
