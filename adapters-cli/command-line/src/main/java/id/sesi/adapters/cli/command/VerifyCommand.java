package id.sesi.adapters.cli.command;

import id.sesi.adapters.cli.request.InvalidRequestException;
import id.sesi.adapters.cli.request.ParsedRequest;
import id.sesi.adapters.cli.request.RequestForm;
import id.sesi.adapters.cli.settings.InvalidSettingException;
import id.sesi.adapters.cli.settings.SecretReference;
import id.sesi.adapters.cli.settings.Settings;
import id.sesi.adapters.cli.usage.Arguments;
import id.sesi.adapters.cli.usage.Option;
import id.sesi.adapters.cli.usage.Usage;
import id.sesi.application.diagnosis.driving.Mistake;
import id.sesi.application.diagnosis.driving.RawRequest;
import id.sesi.application.diagnosis.driving.Verification;
import id.sesi.application.diagnosis.driving.VerifySignature;
import id.sesi.application.result.SecretUnavailableException;
import id.sesi.domain.PartnerId;
import id.sesi.domain.Violation;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** {@code sesi verify}: says whether a signature that was made elsewhere matches, and if not, what went wrong there. */
record VerifyCommand(CommandContext context) implements Command {

    private static final String SIGNATURE = "--signature";

    @Override
    public Usage usage() {
        return new Usage(
                        "verify",
                        "Says whether a signature matches its request, and if not, which mistake makes it.",
                        List.of(
                                "Finds the mistake that reproduces the signature, or two of them together, and shows what was"
                                        + " signed instead. Sends nothing."),
                        List.of(Option.of(
                                SIGNATURE,
                                "TEXT",
                                "The signature that was made elsewhere; absent: the body's member signature.")),
                        List.of(
                                "Example (made with a newline at the end of the key):",
                                "  PSIKOLOGIE_SECRET_KEY=demo-secret-key-123 sesi verify \\",
                                "    --partner-id psikologihub-1024 --user-id USR-001 \\",
                                "    --email john.doe@example.com --name 'John Doe' --signature \\",
                                "    " + PublishedDemo.SIGNED_WITH_NEWLINE))
                .and(RequestOptions.all())
                .and(SettingOptions.identity())
                .and(SettingOptions.otherSecret());
    }

    @Override
    public void run(Arguments arguments) throws CommandFailure, InvalidSettingException, IOException {
        Settings settings = context.settings(arguments);
        PartnerId partnerId = settings.partnerId();
        SecretReference secret = settings.secret();
        VerifySignature verifySignature = context.offline(settings.keys(secret, settings.findOtherSecret()))
                .verifySignature();
        ParsedRequest request =
                RequestOptions.read(arguments, partnerId, context.streams().in(), RequestForm.SIGNED);
        try {
            RawRequest raw = request.raw();
            String signature = signature(arguments, request);
            Verification verification = verifySignature.verify(raw, signature);
            Optional<CommandFailure> mismatch = verification.fold(
                    Optional::empty,
                    explained -> Optional.of(mismatch(explained, request, raw)),
                    unexplained -> Optional.of(mismatch(unexplained, request, raw, signature)));
            if (mismatch.isPresent()) {
                throw mismatch.get();
            }
        } catch (SecretUnavailableException e) {
            String other = settings.sourceOf("--other-secret");
            throw new CommandFailure(
                    ExitCode.CONFIGURATION,
                    List.of(
                            e.problem(),
                            "the key is looked for at " + SecretLocation.of(secret, settings)
                                    + (other.isEmpty() ? "" : ", the other environment's as " + other + " says")
                                    + ", and nowhere else"));
        } catch (InvalidRequestException e) {
            throw RequestOptions.invalid(e);
        }
        match(request);
    }

    private void match(ParsedRequest request) throws CommandFailure {
        List<String> refused = refusedHere(request);
        if (!refused.isEmpty()) {
            List<String> lines =
                    new ArrayList<>(List.of("the signature matches, but sesi would not sign the request:"));
            lines.addAll(refused);
            throw new CommandFailure(ExitCode.INVALID_REQUEST, lines);
        }
        context.streams()
                .out()
                .println(Json.object(
                        context.streams().outIsTerminal(),
                        json -> json.name("matches").value(true)));
        Diagnostics.print(context.streams().err(), RequestOptions.remarks(request, "it matches"));
    }

    private static String signature(Arguments arguments, ParsedRequest request) throws CommandFailure {
        String flag = arguments.value(SIGNATURE).orElse("");
        if (flag.isEmpty() && request.signature().isEmpty()) {
            throw new CommandFailure(
                    ExitCode.USAGE, "there is no signature; give --signature, or a body with the member signature");
        }
        if (!flag.isEmpty() && !request.signature().isEmpty()) {
            throw new CommandFailure(ExitCode.USAGE, "there are two signatures; give --signature or a body with one");
        }
        return flag.isEmpty() ? request.signature() : flag;
    }

    private static CommandFailure mismatch(Verification.Explained explained, ParsedRequest request, RawRequest raw) {
        List<String> lines = new ArrayList<>();
        lines.add("the signature does not match: "
                + explained.mistakes().stream().map(Mistake::cause).collect(Collectors.joining(", and ")));
        explained.mistakes().stream().map(Mistake::fix).distinct().forEach(fix -> lines.add("to do: " + fix));
        lines.addAll(FieldTable.of(raw, explained.signedParts()));
        return mismatch(lines, request);
    }

    private static CommandFailure mismatch(
            Verification.Unexplained unexplained, ParsedRequest request, RawRequest raw, String signature) {
        List<String> lines = new ArrayList<>();
        lines.add("the signature does not match, and no known mistake, nor any two of them, gives it");
        if (!signature.matches("[0-9a-f]{64}")) {
            lines.add(
                    "it has " + signature.length() + " characters; the vendor wants 64 lower-case hexadecimal digits");
        }
        if (!unexplained.isThorough()) {
            lines.add("the time ran out before all pairs of mistakes were tried");
        }
        lines.add(
                "to do: compare these values, and the key's fingerprint (sesi sign --explain), with the other side's");
        lines.addAll(FieldTable.of(raw));
        return mismatch(lines, request);
    }

    private static CommandFailure mismatch(List<String> lines, ParsedRequest request) {
        List<String> refused = refusedHere(request);
        if (!refused.isEmpty()) {
            lines.add("besides, sesi would not sign the request:");
            lines.addAll(refused);
        }
        return new CommandFailure(ExitCode.FAILURE, lines);
    }

    private static List<String> refusedHere(ParsedRequest request) {
        try {
            request.toSign();
            return List.of();
        } catch (InvalidRequestException e) {
            return e.violations().stream().limit(20).map(Violation::toString).toList();
        }
    }
}
