package id.sesi.adapters.cli.command;

import id.sesi.adapters.cli.request.InvalidRequestException;
import id.sesi.adapters.cli.request.ParsedRequest;
import id.sesi.adapters.cli.request.RequestKind;
import id.sesi.adapters.cli.request.RequestReader;
import id.sesi.adapters.cli.settings.KeySettings;
import id.sesi.adapters.cli.settings.KnownKeys;
import id.sesi.adapters.cli.usage.Arguments;
import id.sesi.adapters.cli.usage.Option;
import id.sesi.application.diagnosis.driving.RawRequest;
import id.sesi.domain.PartnerId;
import id.sesi.domain.Violation;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;

/** The options for a request, and their reader. A request is read from a file, from standard input, or from options. */
final class RequestOptions {

    private static final String REQUEST = "--request";
    private static final String CANDIDATE = "--candidate";

    private record Field(String option, String path, BiConsumer<RawRequest.Builder, String> setter) {}

    private static final List<Field> FIELDS = List.of(
            new Field("--user-id", "user.user_id", RawRequest.Builder::userId),
            new Field("--email", "user.email", RawRequest.Builder::email),
            new Field("--name", "user.name", RawRequest.Builder::name),
            new Field("--username", "user.username", RawRequest.Builder::username),
            new Field("--company-id", "user.company.company_id", RawRequest.Builder::companyId),
            new Field("--company-name", "user.company.name", RawRequest.Builder::companyName),
            new Field("--company-email", "user.company.email", RawRequest.Builder::companyEmail));

    private RequestOptions() {}

    /** {@return the options of a command that needs a request} */
    static List<Option> required() {
        return all("Without this option, or with -, standard input is read.");
    }

    /** {@return the options of a command that has a request of its own} */
    static List<Option> optional(String ownRequest) {
        return all("With -, standard input is read. Default: " + ownRequest + ".");
    }

    private static List<Option> all(String source) {
        List<Option> options = new ArrayList<>();
        options.add(Option.of(REQUEST, "FILE", "The file with the request as JSON. " + source));
        for (Field field : FIELDS) {
            options.add(Option.of(field.option, "TEXT", "The member " + field.path + ", instead of --request."));
        }
        options.add(Option.repeatable(
                CANDIDATE,
                "ID,NAMA,EMAIL",
                "A candidate, instead of --request. The ID ends at the first comma, the e-mail starts after"
                        + " the last. Repeatable."));
        return options;
    }

    private static ParsedRequest read(Arguments arguments, PartnerId partnerId, InputStream in, RequestKind kind)
            throws CommandFailedException {
        boolean fromOptions = areFieldsGiven(arguments);
        if (fromOptions && arguments.isGiven(REQUEST)) {
            throw new CommandFailedException(
                    ExitCode.USAGE, "--request cannot be combined with options for single fields; use one of the two");
        }
        return fromOptions
                ? fromOptions(arguments, partnerId)
                : fromJson(arguments.value(REQUEST).orElse("-"), partnerId, in, kind);
    }

    /**
     * Reads the request, and rejects it if one of its values is a secret key, which would be sent or shown.
     *
     * @param keys the locations of the keys; only those in variables and files are compared
     */
    static ParsedRequest read(
            Arguments arguments, PartnerId partnerId, InputStream in, RequestKind kind, KeySettings keys)
            throws CommandFailedException {
        ParsedRequest request = read(arguments, partnerId, in, kind);
        try (KnownKeys known = keys.knownKeys()) {
            List<Violation> violations = request.pathsOf(known::contains).stream()
                    .limit(Violation.MAX_REPORTED)
                    .map(path -> new Violation(path, "is the secret key; replace it with the value that belongs there"))
                    .toList();
            if (!violations.isEmpty()) {
                throw invalidRequest(new InvalidRequestException(violations));
            }
        }
        return request;
    }

    /** {@return whether the arguments give a request; if not, {@link #read} would read standard input} */
    static boolean areGiven(Arguments arguments) {
        return arguments.isGiven(REQUEST) || areFieldsGiven(arguments);
    }

    private static boolean areFieldsGiven(Arguments arguments) {
        return arguments.isGiven(CANDIDATE) || FIELDS.stream().anyMatch(field -> arguments.isGiven(field.option));
    }

    private static ParsedRequest fromOptions(Arguments arguments, PartnerId partnerId) throws CommandFailedException {
        RawRequest.Builder builder = RawRequest.builder(partnerId);
        for (Field field : FIELDS) {
            field.setter.accept(
                    builder,
                    requireDecoded(field.option, arguments.value(field.option).orElse("")));
        }
        for (String candidate : arguments.values(CANDIDATE)) {
            requireDecoded(CANDIDATE, candidate);
            int first = candidate.indexOf(',');
            int last = candidate.lastIndexOf(',');
            if (first == last) {
                throw new CommandFailedException(ExitCode.USAGE, "--candidate needs the form ID,NAMA,EMAIL");
            }
            builder.candidate(
                    candidate.substring(0, first), candidate.substring(first + 1, last), candidate.substring(last + 1));
        }
        return new ParsedRequest(builder.build(), List.of(), "");
    }

    /** Outside a UTF-8 locale, Java replaces characters that it cannot decode, and sesi would sign a wrong name. */
    private static String requireDecoded(String option, String value) throws CommandFailedException {
        if (value.indexOf('\ufffd') >= 0) {
            throw new CommandFailedException(
                    ExitCode.USAGE,
                    option
                            + " could not be decoded as UTF-8; set a UTF-8 locale such as LC_ALL=C.UTF-8, or use"
                            + " --request");
        }
        return value;
    }

    private static ParsedRequest fromJson(String file, PartnerId partnerId, InputStream in, RequestKind kind)
            throws CommandFailedException {
        try {
            if (file.equals("-")) {
                return RequestReader.read(in, partnerId, kind);
            }
            try (InputStream fileStream = RequestFile.open(FileOption.path(REQUEST, file), RequestFile.MAX_WAIT)) {
                return RequestReader.read(fileStream, partnerId, kind);
            }
        } catch (InvalidRequestException e) {
            throw invalidRequest(e);
        } catch (RequestFile.PipeWithoutWriterException e) {
            throw new CommandFailedException(
                    ExitCode.USAGE,
                    "--request names a pipe that no program writes to: " + file + "; start that program first");
        } catch (NoSuchFileException e) {
            throw new CommandFailedException(ExitCode.USAGE, "--request names a file that does not exist: " + file);
        } catch (AccessDeniedException e) {
            throw new CommandFailedException(
                    ExitCode.USAGE, "--request names a file that this user may not read: " + file);
        } catch (IOException e) {
            throw new CommandFailedException(
                    ExitCode.USAGE, "the request cannot be read from " + file + "; check the file");
        }
    }

    /**
     * {@return the reasons why {@code sesi create} would reject the request; usually empty}
     *
     * @param result the result of the command, as the first words of the message
     */
    static List<String> reasonsToReject(ParsedRequest request, String messageStart) {
        try {
            request.toSessionRequest();
            return List.of();
        } catch (InvalidRequestException e) {
            List<String> lines = new ArrayList<>();
            lines.add(messageStart + ", but sesi create would reject the request:");
            e.violations().stream().limit(100).forEach(violation -> lines.add(violation.toString()));
            return lines;
        }
    }

    static CommandFailedException invalidRequest(InvalidRequestException e) {
        List<String> lines = new ArrayList<>();
        List<Violation> violations = e.violations();
        if (violations.size() == 1) {
            lines.add("the request is invalid: " + violations.get(0));
        } else {
            String many = violations.size() < Violation.MAX_REPORTED ? "" : "at least ";
            lines.add("the request is invalid in " + many + violations.size() + " places; nothing was sent:");
            violations.stream().limit(100).map(Violation::toString).forEach(lines::add);
        }
        return new CommandFailedException(ExitCode.INVALID_REQUEST, lines);
    }
}
