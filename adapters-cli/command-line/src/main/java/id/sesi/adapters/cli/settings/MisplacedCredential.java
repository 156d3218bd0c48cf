package id.sesi.adapters.cli.settings;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Recognizes a credential that was set where its location belongs. Messages show locations, so they would show the credential. A
 * value that names an existing location is never rejected.
 */
final class MisplacedCredential {

    private static final Pattern VARIABLE_NAME = Pattern.compile("[A-Z][A-Z0-9]{0,15}(_[A-Z0-9]{1,16})*");

    /** Forms of text that random keys have, and paths usually do not have. */
    private static final Pattern CREDENTIAL = Pattern.compile(
            Stream.of(
                            "[^/\\\\.]{8,}", // One word without a slash, a backslash or a dot.
                            ".*(?=C{12})C*[0-9].*", // A long word with a digit.
                            ".*(?<!C)(?=C*[0-9])(?=C*[a-z])(?=C*[A-Z])C{6}.*", // A word with a digit and both cases.
                            ".*([a-z]+[A-Z]+){4}.*", // Many changes between the cases.
                            ".*[!\"#$%&'()*+,;<=>?^`{|}\\[\\]].*")
                    .map(form -> form.replace("C", "[^/\\\\. ]"))
                    .collect(Collectors.joining("|")),
            Pattern.DOTALL);

    /** The limit of most file systems for the name of a file. */
    private static final int MAX_NAME_BYTES = 255;

    private MisplacedCredential() {}

    /**
     * {@return the given reference}
     *
     * @throws IllegalArgumentException if the reference probably contains the credential; the message does not quote it
     */
    static SecretReference requireLocation(SecretReference reference, Map<String, String> environmentVariables) {
        String location = reference.location();
        switch (reference.scheme()) {
            case ENV -> {
                if (!environmentVariables.containsKey(location)
                        && !VARIABLE_NAME.matcher(location).matches()) {
                    throw misplaced("is not the name of a variable that is set", false);
                }
            }
            case FILE -> requireLocation(Path.of(location));
            case EXEC -> {
                String program = reference.command().get(0);
                boolean mayBeCredential = isCredential(program) || (program.contains("/") && startsNowhere(program));
                if (mayBeCredential
                        && ProgramPath.find(program, environmentVariables).isEmpty()) {
                    throw misplaced("names a program that does not exist", true);
                }
            }
            case VAULT -> {}
        }
        return reference;
    }

    /**
     * {@return the given path}
     *
     * @throws IllegalArgumentException if the path is probably the credential; the message does not quote it
     */
    static Path requireLocation(Path file) {
        if ((isCredential(file.toString()) || startsNowhere(file.toString())) && isMissing(file)) {
            throw misplaced("names a file that does not exist", true);
        }
        return file;
    }

    /** A name that is too long, as many tokens are, cannot exist, but the file system reports it as another error. */
    private static boolean isMissing(Path file) {
        boolean isTooLong = file.toString().getBytes(UTF_8).length > MAX_NAME_BYTES;
        return isTooLong ? !Files.exists(file) : Files.notExists(file);
    }

    private static boolean isCredential(String text) {
        return CREDENTIAL.matcher(text).matches();
    }

    /**
     * {@return whether the path neither is absolute nor starts with a folder that exists} A key with a period or a slash looks like
     * such a path. A path that starts with {@code /} or {@code ./} was meant as a path.
     */
    private static boolean startsNowhere(String text) {
        Path path = Path.of(text);
        return !path.isAbsolute() && (path.getNameCount() == 1 || !Files.isDirectory(path.getName(0)));
    }

    private static IllegalArgumentException misplaced(String problem, boolean isPath) {
        return new IllegalArgumentException(
                problem + "; the value is not shown, because it may be the credential itself; correct it"
                        + (isPath ? ", or write the path from / or ./" : ""));
    }
}
