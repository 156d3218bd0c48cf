package id.sesi.adapters.cli.command;

import id.sesi.adapters.cli.request.InvalidRequestException;
import id.sesi.adapters.cli.request.ParsedRequest;
import id.sesi.adapters.cli.request.RequestKind;
import id.sesi.adapters.cli.settings.InvalidSettingException;
import id.sesi.adapters.cli.settings.KeySettings;
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

/** {@code sesi verify}: checks a signature that other code made, and explains a mismatch. */
record VerifyCommand(CommandContext context) implements Command {

    private static final String SIGNATURE = "--signature";

    @Override
    public Usage usage() {
        return new Usage(
                        "verify",
                        "Checks a signature against its request, and explains a mismatch.",
                        List.of("If the signature does not match, searches for the mistake, or the pair of"
                                + " mistakes, that leads to exactly this signature, and shows what was signed"
                                + " instead. Sends nothing."),
                        List.of(Option.of(
                                SIGNATURE,
                                "TEXT",
                                "The signature to check. Default: the value of \"signature\" in the request.")),
                        List.of(
                                "Example (a signature made with a newline at the end of the key):",
                                "  PSIKOLOGIE_SECRET_KEY=demo-secret-key-123 sesi verify \\",
                                "    --partner-id psikologihub-1024 --user-id USR-001 \\",
                                "    --email john.doe@example.com --name 'John Doe' --signature \\",
                                "    " + VendorExample.WRONG_SIGNATURE))
                .and(RequestOptions.required())
                .and(SettingOptions.partnerAndKey())
                .and(SettingOptions.otherSecret())
                .and(SettingOptions.keyDeadline());
    }

    @Override
    public void run(Arguments arguments) throws CommandFailedException, InvalidSettingException, IOException {
        Settings settings = context.settings(arguments);
        PartnerId partnerId = settings.requirePartnerId();
        SecretReference secret = settings.requireSecret();
        KeySettings keys = settings.keys(secret, settings.findOtherSecret());
        VerifySignature verifySignature =
                context.offlineUseCases(keys, settings).verifySignature();
        ParsedRequest request =
                RequestOptions.read(arguments, partnerId, context.streams().in(), RequestKind.VENDOR_BODY, keys);
        try {
            RawRequest raw = request.rawRequest();
            String signature = signature(arguments, request);
            Verification verification = verifySignature.verify(raw, signature);
            Optional<CommandFailedException> mismatch = verification.fold(
                    Optional::empty,
                    explained -> Optional.of(mismatch(explained, request, raw)),
                    unexplained -> Optional.of(mismatch(unexplained, request, raw, signature)));
            if (mismatch.isPresent()) {
                throw mismatch.get();
            }
        } catch (SecretUnavailableException e) {
            String other = settings.setBy("--other-secret");
            throw new CommandFailedException(
                    ExitCode.CONFIGURATION,
                    List.of(
                            e.problem(),
                            "sesi reads the key from this location only: "
                                    + SelectedSecretReference.of(secret, settings)
                                    + (other.isEmpty()
                                            ? ""
                                            : "; the location of the other environment's key is set by " + other)));
        } catch (InvalidRequestException e) {
            throw RequestOptions.invalidRequest(e);
        }
        reportMatch(request);
    }

    private void reportMatch(ParsedRequest request) throws CommandFailedException {
        List<String> violations = signingViolations(request);
        if (!violations.isEmpty()) {
            List<String> lines =
                    new ArrayList<>(List.of("the signature matches, but sesi would not sign the request:"));
            lines.addAll(violations);
            throw new CommandFailedException(ExitCode.INVALID_REQUEST, lines);
        }
        context.streams()
                .out()
                .println(Json.object(
                        context.streams().outIsTerminal(),
                        json -> json.name("matches").value(true)));
        ErrorOutput.print(context.streams().err(), RequestOptions.reasonsToReject(request, "the signature matches"));
    }

    private static String signature(Arguments arguments, ParsedRequest request) throws CommandFailedException {
        String option = arguments.value(SIGNATURE).orElse("");
        if (option.isEmpty() && request.signature().isEmpty()) {
            throw new CommandFailedException(
                    ExitCode.USAGE,
                    "the signature is missing; give --signature, or a request with the member signature");
        }
        if (!option.isEmpty() && !request.signature().isEmpty()) {
            throw new CommandFailedException(
                    ExitCode.USAGE,
                    "two signatures are given; remove --signature or the member signature of the request");
        }
        return option.isEmpty() ? request.signature() : option;
    }

    private static CommandFailedException mismatch(
            Verification.Explained explained, ParsedRequest request, RawRequest raw) {
        List<String> lines = new ArrayList<>();
        lines.add("the signature does not match: "
                + explained.mistakes().stream().map(Mistake::cause).collect(Collectors.joining(", and ")));
        explained.mistakes().stream().map(Mistake::fix).distinct().forEach(fix -> lines.add("to do: " + fix));
        lines.addAll(FieldTable.of(raw, explained.signedFields()));
        return mismatch(lines, request);
    }

    private static CommandFailedException mismatch(
            Verification.Unexplained unexplained, ParsedRequest request, RawRequest raw, String signature) {
        List<String> lines = new ArrayList<>();
        lines.add(
                unexplained.isSearchComplete()
                        ? "the signature does not match, and no known mistake, and no usual pair of them, leads to it"
                        : "the signature does not match, and no known mistake that was tried leads to it; some pairs of"
                                + " mistakes were not tried, because the search reached its limit");
        if (!signature.matches("[0-9a-f]{64}")) {
            lines.add("the signature has " + signature.length()
                    + " characters; the vendor expects 64 lower-case hexadecimal digits");
        }
        lines.add("to do: compare these values and the key's fingerprint (sesi sign --explain) with those of the other"
                + " side");
        lines.addAll(FieldTable.of(raw));
        return mismatch(lines, request);
    }

    private static CommandFailedException mismatch(List<String> lines, ParsedRequest request) {
        List<String> violations = signingViolations(request);
        if (!violations.isEmpty()) {
            lines.add("in addition, sesi would not sign the request:");
            lines.addAll(violations);
        }
        return new CommandFailedException(ExitCode.FAILURE, lines);
    }

    private static List<String> signingViolations(ParsedRequest request) {
        try {
            request.toCanonicalString();
            return List.of();
        } catch (InvalidRequestException e) {
            return e.violations().stream().limit(20).map(Violation::toString).toList();
        }
    }
}
