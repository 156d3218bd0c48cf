package id.sesi.adapters.cli.command;

import id.sesi.adapters.cli.request.InvalidRequestException;
import id.sesi.adapters.cli.request.ReadRequest;
import id.sesi.adapters.cli.settings.InvalidSettingException;
import id.sesi.adapters.cli.settings.Settings;
import id.sesi.application.driving.SecretUnavailableException;
import id.sesi.application.driving.SignRequest;
import id.sesi.domain.CanonicalString;
import id.sesi.domain.PartnerId;
import id.sesi.domain.Signature;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** {@code sesi sign}: prints the canonical string and the signature, and sends nothing. */
record SignCommand(Surroundings surroundings) implements Command {

    @Override
    public CommandSpec spec() {
        CommandSpec spec = CommandSpec.create();
        RequestOptions.addTo(spec);
        SettingOptions.addIdentityTo(spec);
        spec.usageMessage()
                .description("Prints the canonical string and the signature of a request. Sends nothing.")
                .footer(
                        "",
                        "Example (the vendor's second published vector):",
                        "  PSIKOLOGIE_SECRET_KEY=demo-secret-key-123 sesi sign \\",
                        "    --partner-id psikologihub-1024 --user-id USR-001 \\",
                        "    --email john.doe@example.com --name 'John Doe'");
        return spec;
    }

    @Override
    public void run(ParseResult arguments) throws CommandFailure, InvalidSettingException, IOException {
        Settings settings = surroundings.settings(arguments);
        PartnerId partnerId = settings.partnerId();
        SignRequest signRequest =
                surroundings.wiring().signRequest(surroundings.wiring().secretSource(settings.secret()));
        ReadRequest request =
                RequestOptions.read(arguments, partnerId, surroundings.streams().in());
        try {
            CanonicalString canonical = request.toSign();
            Signature signature = signRequest.sign(canonical);
            surroundings
                    .streams()
                    .out()
                    .println(Json.object(surroundings.streams().outIsTerminal(), json -> {
                        json.name("canonical").value(canonical.text());
                        json.name("signature").value(signature.hex());
                    }));
        } catch (InvalidRequestException e) {
            throw RequestOptions.invalid(e);
        } catch (SecretUnavailableException e) {
            throw new CommandFailure(ExitCode.CONFIGURATION, e.problem());
        }
        noteWhatKeepsItFromBeingSent(request);
    }

    private void noteWhatKeepsItFromBeingSent(ReadRequest request) {
        try {
            request.toSend();
        } catch (InvalidRequestException e) {
            List<String> lines = new ArrayList<>();
            lines.add("signed, but the request could not be sent as it is:");
            e.faults().stream().limit(100).forEach(fault -> lines.add(fault.toString()));
            Diagnostics.print(surroundings.streams().err(), lines);
        }
    }
}
