package id.sesi.adapters.cli.command;

import static java.nio.charset.StandardCharsets.UTF_8;

import id.sesi.adapters.cli.request.InvalidRequestException;
import id.sesi.adapters.cli.request.RequestKind;
import id.sesi.adapters.cli.request.RequestReader;
import id.sesi.adapters.cli.settings.Certificates;
import id.sesi.adapters.cli.settings.InvalidSettingException;
import id.sesi.adapters.cli.settings.KeySettings;
import id.sesi.adapters.cli.settings.NetworkSettings;
import id.sesi.adapters.cli.settings.Settings;
import id.sesi.adapters.cli.settings.UseCaseSettings;
import id.sesi.adapters.cli.usage.Arguments;
import id.sesi.adapters.cli.usage.Option;
import id.sesi.adapters.cli.usage.Usage;
import id.sesi.application.driving.CreateSession;
import id.sesi.application.driving.Outcome;
import id.sesi.application.driving.SignRequest;
import id.sesi.application.result.SecretUnavailableException;
import id.sesi.domain.Environment;
import id.sesi.domain.PartnerId;
import id.sesi.domain.SessionRequest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.function.Supplier;

/** {@code sesi preview}: shows the widget in a partner's page on this machine until the user interrupts it. */
record PreviewCommand(CommandContext context) implements Command {

    private static final String OPEN = "--open";
    private static final String ENVIRONMENT = "--environment";

    @Override
    public Usage usage() {
        return new Usage(
                        "preview",
                        "Shows the widget in a partner's page on this machine until you interrupt it.",
                        List.of(
                                "Prints the address of the page. The page creates its sessions as sesi create does, in a"
                                        + " sandbox that only this command uses, and renews them before they expire.",
                                "Needs no account and no settings, except with --environment. The options of the partner ID,"
                                        + " the key and the call are allowed only with it."),
                        List.of(
                                Option.flag(OPEN, "Open the page in your browser."),
                                PortOption.OPTION,
                                SessionSeconds.OPTION,
                                Option.oneOf(
                                        List.of("staging"),
                                        ENVIRONMENT,
                                        "NAME",
                                        "staging: show the vendor's widget instead of the sandbox's, with your settings."
                                                + " Each renewal creates a session there.")),
                        List.of("Example:", "  sesi preview --session-seconds 30"))
                .and(RequestOptions.optional("the example of the vendor's documentation"))
                .and(vendorOptions());
    }

    /** {@return the options that have no effect on the sandbox} */
    private static List<Option> vendorOptions() {
        List<Option> options = new ArrayList<>(SettingOptions.partnerAndKey());
        options.addAll(SettingOptions.call());
        return options;
    }

    @Override
    public void run(Arguments arguments) throws CommandFailedException, InvalidSettingException, IOException {
        boolean usesVendor = arguments.isGiven(ENVIRONMENT);
        for (Option option : usesVendor ? List.of(SessionSeconds.OPTION) : vendorOptions()) {
            if (arguments.isGiven(option.name())) {
                throw new CommandFailedException(
                        ExitCode.USAGE,
                        option.name()
                                + (usesVendor
                                        ? " has no effect on the vendor's widget; remove it, or " + ENVIRONMENT
                                        : " has no effect on the sandbox; remove it, or add " + ENVIRONMENT
                                                + " staging"));
            }
        }
        if (usesVendor) {
            Settings settings = context.settings(arguments);
            PartnerId partnerId = settings.requirePartnerId();
            SelectedSecretReference location = SelectedSecretReference.of(settings.requireSecret(), settings);
            UseCaseSettings useCaseSettings = context.useCaseSettings(settings, location.reference());
            context.printWarnings(useCaseSettings);
            requireKey(useCaseSettings, location);
            show(arguments, partnerId, useCaseSettings, location.toString(), Optional.empty());
        } else {
            showSandbox(arguments);
        }
    }

    /** Fetches the key once, so that a missing key is reported at the start and not when the page needs a session. */
    private void requireKey(UseCaseSettings settings, SelectedSecretReference location) throws CommandFailedException {
        try {
            context.useCases(settings).inspectSecret().inspect();
        } catch (SecretUnavailableException e) {
            throw location.failure(e);
        }
    }

    private void showSandbox(Arguments arguments) throws CommandFailedException, IOException {
        CommandServices.SandboxWidget widget =
                new CommandServices.SandboxWidget(List.of(), SessionSeconds.of(arguments), true);
        SignRequest signRequest =
                context.offlineUseCases(VendorExample.KEY_SETTINGS).signRequest();
        try (CommandServices.RunningSandbox sandbox =
                context.services().startSandbox(0, VendorExample.PARTNER, signRequest, widget)) {
            UseCaseSettings settings = new UseCaseSettings(
                    new NetworkSettings(
                            Environment.STAGING.withBaseUrl(sandbox.baseUrl()),
                            Certificates.parse(sandbox.caPem()),
                            Optional.empty()),
                    VendorExample.KEY_SETTINGS,
                    CreateSession.DEFAULT_DEADLINE,
                    Optional.empty());
            show(arguments, VendorExample.PARTNER, settings, "the published test vectors", Optional.of(sandbox));
        }
    }

    private void show(
            Arguments arguments,
            PartnerId partnerId,
            UseCaseSettings settings,
            String secretLocation,
            Optional<CommandServices.RunningSandbox> sandbox)
            throws CommandFailedException {
        SessionRequest request = request(arguments, partnerId, settings.keys());
        int port = PortOption.of(arguments);
        CreateSession createSession = context.services()
                .useCases(settings, context.attemptPrinter(arguments))
                .createSession();
        Supplier<Outcome> session = () -> {
            Outcome outcome = createSession.create(request, settings.deadline());
            ErrorOutput.print(
                    context.streams().err(),
                    OutcomeReport.failureOf(
                                    outcome, settings.network().environment(), secretLocation, settings.deadline())
                            .map(CommandFailedException::lines)
                            .orElse(List.of()));
            return outcome;
        };
        try (CommandServices.RunningPage page =
                context.services().startPartnerPage(port, request.user().name(), sandbox, session)) {
            announce(page.url(), arguments.isGiven(OPEN));
            new CountDownLatch(1).await();
        } catch (IOException e) {
            throw new CommandFailedException(
                    ExitCode.UNAVAILABLE,
                    "the page cannot listen on port " + port + "; choose a free port with --port");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void announce(URI page, boolean isToBeOpened) throws CommandFailedException {
        context.streams().out().println(page);
        if (context.streams().out().checkError()) {
            throw new CommandFailedException(
                    ExitCode.FAILURE,
                    "the address of the page could not be written to standard output; check the pipe or the disk space");
        }
        if (isToBeOpened && !context.services().openInBrowser(page)) {
            ErrorOutput.print(
                    context.streams().err(),
                    List.of("no program was found that opens a page; open the address yourself"));
        }
    }

    private SessionRequest request(Arguments arguments, PartnerId partnerId, KeySettings keys)
            throws CommandFailedException {
        if (RequestOptions.areGiven(arguments)) {
            return CreateCommand.request(context, arguments, partnerId, keys);
        }
        try {
            return RequestReader.read(
                            new ByteArrayInputStream(VendorExample.REQUEST.getBytes(UTF_8)),
                            partnerId,
                            RequestKind.WITHOUT_SIGNATURE)
                    .toSessionRequest();
        } catch (InvalidRequestException e) {
            throw RequestOptions.invalidRequest(e);
        } catch (IOException e) {
            throw new UncheckedIOException("reading from memory failed", e);
        }
    }
}
