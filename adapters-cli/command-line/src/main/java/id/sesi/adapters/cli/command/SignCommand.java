package id.sesi.adapters.cli.command;

import id.sesi.adapters.cli.request.InvalidRequestException;
import id.sesi.adapters.cli.request.ParsedRequest;
import id.sesi.adapters.cli.request.RequestKind;
import id.sesi.adapters.cli.settings.InvalidSettingException;
import id.sesi.adapters.cli.settings.KeySettings;
import id.sesi.adapters.cli.settings.Settings;
import id.sesi.adapters.cli.usage.Arguments;
import id.sesi.adapters.cli.usage.Option;
import id.sesi.adapters.cli.usage.Usage;
import id.sesi.application.diagnosis.driving.InspectSecret;
import id.sesi.application.diagnosis.driving.RawRequest;
import id.sesi.application.result.SecretUnavailableException;
import id.sesi.domain.CanonicalString;
import id.sesi.domain.PartnerId;
import id.sesi.domain.Signature;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** {@code sesi sign}: prints the canonical string and the signature of a request, and sends nothing. */
record SignCommand(CommandContext context) implements Command {

    private static final String EXPLAIN = "--explain";
    private static final String OUTPUT = "--output";

    @Override
    public Usage usage() {
        return new Usage(
                        "sign",
                        "Prints the canonical string and the signature of a request. Sends nothing.",
                        List.of(),
                        List.of(
                                Option.flag(
                                        EXPLAIN,
                                        "Show on standard error each signed field, and the fingerprint and location of"
                                                + " the key."),
                                Option.oneOf(
                                        SignatureFormat.NAMES,
                                        OUTPUT,
                                        "FORMAT",
                                        "Output format: json (default), body for the signed body, or curl for a command"
                                                + " that sends it.")),
                        List.of(
                                "Example (the vendor's second published vector):",
                                "  PSIKOLOGIE_SECRET_KEY=demo-secret-key-123 sesi sign \\",
                                "    --partner-id psikologihub-1024 --user-id USR-001 \\",
                                "    --email john.doe@example.com --name 'John Doe'"))
                .and(RequestOptions.required())
                .and(SettingOptions.partnerAndKey())
                .and(SettingOptions.server())
                .and(SettingOptions.keyDeadline());
    }

    @Override
    public void run(Arguments arguments) throws CommandFailedException, InvalidSettingException, IOException {
        Settings settings = context.settings(arguments);
        PartnerId partnerId = settings.requirePartnerId();
        SelectedSecretReference location = SelectedSecretReference.of(settings.requireSecret(), settings);
        KeySettings keys = settings.keys(location.reference(), Optional.empty());
        CommandServices.UseCaseSet useCases = context.offlineUseCases(keys, settings);
        SignatureFormat format =
                arguments.value(OUTPUT).map(SignatureFormat::named).orElse(SignatureFormat.JSON);
        ParsedRequest request =
                RequestOptions.read(arguments, partnerId, context.streams().in(), RequestKind.WITHOUT_SIGNATURE, keys);
        try {
            if (arguments.isGiven(EXPLAIN)) {
                explain(request.rawRequest(), location, useCases.inspectSecret().inspect());
            }
            CanonicalString canonical = request.toCanonicalString();
            Signature signature = useCases.signRequest().sign(canonical);
            context.streams().out().println(format(format, settings, request, canonical, signature));
        } catch (InvalidRequestException e) {
            throw RequestOptions.invalidRequest(e);
        } catch (SecretUnavailableException e) {
            throw location.failure(e);
        }
        ErrorOutput.print(context.streams().err(), RequestOptions.reasonsToReject(request, "the request is signed"));
    }

    private String format(
            SignatureFormat format,
            Settings settings,
            ParsedRequest request,
            CanonicalString canonical,
            Signature signature)
            throws InvalidRequestException, InvalidSettingException {
        boolean indented = context.streams().outIsTerminal();
        return switch (format) {
            case JSON -> SignatureFormat.json(canonical, signature, indented);
            case BODY -> SignedBody.of(request.toSessionRequest().user(), signature, indented);
            case CURL ->
                SignatureFormat.curl(
                        SignedBody.of(request.toSessionRequest().user(), signature, false), canonical, settings);
        };
    }

    private void explain(RawRequest request, SelectedSecretReference location, InspectSecret.KeyDescription key) {
        List<String> lines = new ArrayList<>();
        lines.add("the signed fields, joined with |:");
        lines.addAll(FieldTable.of(request));
        lines.add("key: " + key.length() + " bytes, fingerprint " + key.fingerprint() + ", from " + location);
        ErrorOutput.print(context.streams().err(), lines);
    }
}
