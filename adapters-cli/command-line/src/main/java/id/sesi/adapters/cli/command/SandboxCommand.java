package id.sesi.adapters.cli.command;

import id.sesi.adapters.cli.settings.InvalidSettingException;
import id.sesi.adapters.cli.settings.SecretReference;
import id.sesi.adapters.cli.settings.Settings;
import id.sesi.adapters.cli.usage.Arguments;
import id.sesi.adapters.cli.usage.Option;
import id.sesi.adapters.cli.usage.Usage;
import id.sesi.application.driving.SignRequest;
import id.sesi.application.result.SecretUnavailableException;
import id.sesi.domain.CanonicalString;
import id.sesi.domain.PartnerId;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;

/** {@code sesi sandbox}: simulates the vendor's endpoint on loopback until the user interrupts it. */
record SandboxCommand(CommandContext context) implements Command {

    private static final String CA_OUT = "--ca-out";
    private static final String SCENARIO = "--scenario";
    private static final String ALLOW_ORIGIN = "--allow-origin";

    @Override
    public Usage usage() {
        return new Usage(
                        "sandbox",
                        "Simulates the vendor's endpoint on 127.0.0.1 over HTTPS until you interrupt it.",
                        List.of(
                                "Prints one line of JSON when it is ready. Without settings, it accepts the partner ID"
                                        + " and the key of the test vectors that the vendor published.",
                                "A user_id selects a fault: fault-401, fault-403, fault-404, fault-422, fault-429,"
                                        + " fault-500, fault-503, fault-503-twice, fault-slow-4s, fault-reset,"
                                        + " fault-html-502, fault-truncated."),
                        List.of(
                                PortOption.OPTION,
                                Option.of(
                                        CA_OUT,
                                        "FILE",
                                        "The file to write the sandbox's certificate to. Clients need to trust it. Default: a"
                                                + " temporary file."),
                                Option.of(
                                        SCENARIO,
                                        "FILE",
                                        "Play the scenario in this JSON file, whatever the requests are. See"
                                                + " docs/sandbox.md."),
                                Option.repeatable(
                                        ALLOW_ORIGIN,
                                        "URL",
                                        "Origin of a page that may show the widget, such as https://hr.example.com."
                                                + " Repeatable. Default: all pages on this machine."),
                                SessionSeconds.OPTION),
                        List.of("Example:", "  sesi sandbox --port 8443 --ca-out sandbox-ca.pem"))
                .and(SettingOptions.partnerAndKey());
    }

    @Override
    public void run(Arguments arguments) throws CommandFailedException, InvalidSettingException, IOException {
        Optional<Path> caOut = caOutFile(arguments);
        try (CommandServices.RunningSandbox sandbox = start(arguments)) {
            Path caFile = writeCa(sandbox.caPem(), caOut);
            context.streams().out().println(Json.object(false, json -> {
                json.name("baseUrl").value(sandbox.baseUrl().toString());
                json.name("caFile").value(caFile.toAbsolutePath().toString());
            }));
            if (context.streams().out().checkError()) {
                throw new CommandFailedException(
                        ExitCode.FAILURE,
                        "the address of the sandbox could not be written to standard output; check the pipe or the"
                                + " disk space");
            }
            new CountDownLatch(1).await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static Optional<Path> caOutFile(Arguments arguments) throws CommandFailedException {
        Optional<String> file = arguments.value(CA_OUT);
        return file.isPresent() ? Optional.of(FileOption.path(CA_OUT, file.get())) : Optional.empty();
    }

    private SignRequest signRequest(PartnerId partnerId, Settings settings)
            throws CommandFailedException, InvalidSettingException {
        Optional<SecretReference> secret = settings.findSecret();
        if (secret.isEmpty()) {
            return context.offlineUseCases(VendorExample.KEY_SETTINGS.withPartner(partnerId))
                    .signRequest();
        }
        SignRequest signRequest = context.offlineUseCases(
                        settings.keys(secret.get(), Optional.empty()).withPartner(partnerId))
                .signRequest();
        try {
            // Signs once, so that a missing key is reported at the start and not at the first request.
            signRequest.sign(CanonicalString.of(partnerId, "u", "u@example.com", "u", "", List.of()));
            return signRequest;
        } catch (SecretUnavailableException e) {
            throw SelectedSecretReference.of(secret.get(), settings).failure(e);
        }
    }

    private CommandServices.RunningSandbox start(Arguments arguments)
            throws CommandFailedException, InvalidSettingException {
        int port = PortOption.of(arguments);
        Optional<String> scenario = arguments.value(SCENARIO);
        CommandServices.SandboxWidget widget =
                new CommandServices.SandboxWidget(arguments.values(ALLOW_ORIGIN), SessionSeconds.of(arguments), false);
        try {
            return scenario.isPresent()
                    ? playScenario(port, scenario.get())
                    : simulateVendor(port, context.settings(arguments), widget);
        } catch (IOException e) {
            throw new CommandFailedException(
                    ExitCode.UNAVAILABLE,
                    "the sandbox cannot listen on port " + port + "; choose a free port with --port");
        }
    }

    private CommandServices.RunningSandbox simulateVendor(
            int port, Settings settings, CommandServices.SandboxWidget widget)
            throws CommandFailedException, InvalidSettingException, IOException {
        PartnerId partnerId = settings.findPartnerId().orElse(VendorExample.PARTNER);
        try {
            return context.services().startSandbox(port, partnerId, signRequest(partnerId, settings), widget);
        } catch (IllegalArgumentException e) {
            throw new CommandFailedException(ExitCode.USAGE, ALLOW_ORIGIN + " " + e.getMessage());
        }
    }

    private CommandServices.RunningSandbox playScenario(int port, String file)
            throws CommandFailedException, IOException {
        String json = FileOption.text(SCENARIO, file);
        try {
            return context.services().playScenario(port, json);
        } catch (IllegalArgumentException e) {
            throw new CommandFailedException(ExitCode.USAGE, "--scenario " + e.getMessage());
        }
    }

    private static Path writeCa(String pem, Optional<Path> file) throws CommandFailedException {
        try {
            if (file.isPresent()) {
                return Files.writeString(file.get(), pem);
            }
            Path temporary = Files.createTempFile("sesi-sandbox-", ".pem");
            temporary.toFile().deleteOnExit();
            return Files.writeString(temporary, pem);
        } catch (IOException e) {
            throw new CommandFailedException(
                    file.isPresent() ? ExitCode.USAGE : ExitCode.CONFIGURATION,
                    "the certificate cannot be written to "
                            + file.map(Path::toString).orElse("a temporary file")
                            + " (" + reason(e) + "); choose another file with --ca-out");
        }
    }

    private static String reason(IOException e) {
        if (e instanceof AccessDeniedException) {
            return "permission denied";
        }
        if (e instanceof NoSuchFileException) {
            return "its folder does not exist";
        }
        return e instanceof FileSystemException failure && failure.getReason() != null
                ? failure.getReason()
                : String.valueOf(e.getMessage());
    }
}
