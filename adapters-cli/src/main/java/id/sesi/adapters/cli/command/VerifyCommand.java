package id.sesi.adapters.cli.command;

import id.sesi.adapters.cli.request.InvalidRequestException;
import id.sesi.adapters.cli.request.ReadRequest;
import id.sesi.adapters.cli.request.RequestForm;
import id.sesi.adapters.cli.secret.SecretReference;
import id.sesi.adapters.cli.settings.InvalidSettingException;
import id.sesi.adapters.cli.settings.Settings;
import id.sesi.application.driven.SecretSource;
import id.sesi.application.driving.Explanation;
import id.sesi.application.driving.Mistake;
import id.sesi.application.driving.SecretUnavailableException;
import id.sesi.application.driving.VerifySignature;
import id.sesi.domain.PartnerId;
import id.sesi.domain.UnjudgedRequest;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/** {@code sesi verify}: says whether a signature that was made elsewhere matches, and if not, what went wrong there. */
record VerifyCommand(Surroundings surroundings) implements Command {

    private static final String SIGNATURE = "--signature";

    @Override
    public CommandSpec spec() {
        CommandSpec spec = CommandSpec.create();
        spec.addOption(OptionSpec.builder(SIGNATURE)
                .paramLabel("TEXT")
                .type(String.class)
                .description("The signature that was made elsewhere; absent: the body's member signature.")
                .build());
        RequestOptions.addTo(spec);
        SettingOptions.addIdentityTo(spec);
        SettingOptions.addOtherSecretTo(spec);
        spec.usageMessage()
                .description(
                        "Says whether a signature matches its request. If not, finds the mistake that reproduces it, or two of"
                                + " them together, and shows what was signed instead. Sends nothing.")
                .footer(
                        "",
                        "Example (made with a newline at the end of the key):",
                        "  PSIKOLOGIE_SECRET_KEY=demo-secret-key-123 sesi verify \\",
                        "    --partner-id psikologihub-1024 --user-id USR-001 \\",
                        "    --email john.doe@example.com --name 'John Doe' --signature \\",
                        "    " + PublishedDemo.SIGNED_WITH_NEWLINE);
        return spec;
    }

    @Override
    public void run(ParseResult arguments) throws CommandFailure, InvalidSettingException, IOException {
        Settings settings = surroundings.settings(arguments);
        PartnerId partnerId = settings.partnerId();
        SecretReference secret = settings.secret();
        VerifySignature verifySignature = verifySignature(secret, settings);
        ReadRequest request =
                RequestOptions.read(arguments, partnerId, surroundings.streams().in(), RequestForm.SIGNED);
        String signature = signature(arguments, request);
        try {
            UnjudgedRequest unjudged = request.unjudged();
            Optional<Explanation> explanation = verifySignature.explain(unjudged, signature);
            if (explanation.filter(Explanation::isMatch).isEmpty()) {
                throw mismatch(request, unjudged, explanation);
            }
            request.toSign();
        } catch (SecretUnavailableException e) {
            throw SecretPlace.of(secret, settings).failure(e);
        } catch (InvalidRequestException e) {
            throw RequestOptions.invalid(e);
        }
        surroundings
                .streams()
                .out()
                .println(Json.object(
                        surroundings.streams().outIsTerminal(),
                        json -> json.name("matches").value(true)));
    }

    private VerifySignature verifySignature(SecretReference secret, Settings settings) throws InvalidSettingException {
        Wiring wiring = surroundings.wiring();
        Optional<SecretReference> other = settings.findOtherSecret();
        Optional<SecretSource> others =
                other.isPresent() ? Optional.of(wiring.secretSource(other.get(), settings)) : Optional.empty();
        return wiring.verifySignature(wiring.secretSource(secret, settings), others);
    }

    private static String signature(ParseResult arguments, ReadRequest request) throws CommandFailure {
        String flag = arguments.matchedOptionValue(SIGNATURE, "");
        if (flag.isEmpty() && request.signature().isEmpty()) {
            throw new CommandFailure(
                    ExitCode.USAGE, "there is no signature; give --signature, or a body with the member signature");
        }
        if (!flag.isEmpty() && !request.signature().isEmpty()) {
            throw new CommandFailure(ExitCode.USAGE, "there are two signatures; give --signature or a body with one");
        }
        return flag + request.signature();
    }

    private static CommandFailure mismatch(
            ReadRequest request, UnjudgedRequest unjudged, Optional<Explanation> explanation) {
        List<String> lines = new ArrayList<>();
        if (explanation.isPresent()) {
            List<Mistake> mistakes = explanation.get().mistakes();
            lines.add("the signature does not match: "
                    + mistakes.stream().map(Mistake::cause).collect(Collectors.joining(", and ")));
            mistakes.stream().map(Mistake::fix).distinct().forEach(fix -> lines.add("to do: " + fix));
            lines.addAll(FieldTable.of(unjudged, explanation.get().signedParts()));
        } else {
            lines.add(
                    "the signature does not match, and no known mistake, nor two of them as far as tried, reproduces it");
            lines.add(
                    "to do: compare these values, and the key's fingerprint (sesi sign --explain), with the other side's");
            lines.addAll(FieldTable.of(unjudged));
        }
        try {
            request.toSign();
        } catch (InvalidRequestException e) {
            lines.add("the request could not be signed here as it is:");
            e.faults().stream().limit(20).forEach(fault -> lines.add(fault.toString()));
        }
        return new CommandFailure(ExitCode.FAILURE, lines);
    }
}
