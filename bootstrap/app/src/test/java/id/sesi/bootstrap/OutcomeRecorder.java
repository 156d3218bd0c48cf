package id.sesi.bootstrap;

import id.sesi.adapters.cli.command.CommandServices;
import id.sesi.adapters.cli.settings.UseCaseSettings;
import id.sesi.application.diagnosis.driving.CheckPage;
import id.sesi.application.diagnosis.driving.InspectSecret;
import id.sesi.application.diagnosis.driving.VerifySignature;
import id.sesi.application.driven.AuditTrail;
import id.sesi.application.driving.CreateSession;
import id.sesi.application.driving.Outcome;
import id.sesi.application.driving.ProbeVendor;
import id.sesi.application.driving.SignRequest;
import id.sesi.domain.PartnerId;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Supplier;

/** Delegates to the real use cases, and records the last outcome of {@link CreateSession}. Not thread-safe. */
final class OutcomeRecorder implements CommandServices {

    private final CommandServices real;
    private Optional<Outcome> outcome = Optional.empty();

    OutcomeRecorder(CommandServices real) {
        this.real = real;
    }

    Outcome outcome() {
        return outcome.orElseThrow();
    }

    @Override
    public UseCaseSet useCases(UseCaseSettings settings, AuditTrail additionalAuditTrail) {
        UseCaseSet useCases = real.useCases(settings, additionalAuditTrail);
        return new UseCaseSet() {
            @Override
            public CreateSession createSession() {
                CreateSession createSession = useCases.createSession();
                return (request, deadline) -> {
                    Outcome latest = createSession.create(request, deadline);
                    outcome = Optional.of(latest);
                    return latest;
                };
            }

            @Override
            public SignRequest signRequest() {
                return useCases.signRequest();
            }

            @Override
            public VerifySignature verifySignature() {
                return useCases.verifySignature();
            }

            @Override
            public InspectSecret inspectSecret() {
                return useCases.inspectSecret();
            }

            @Override
            public CheckPage checkPage() {
                return useCases.checkPage();
            }

            @Override
            public ProbeVendor probeVendor() {
                return useCases.probeVendor();
            }
        };
    }

    @Override
    public RunningSandbox startSandbox(int port, PartnerId partnerId, SignRequest signRequest, SandboxWidget widget)
            throws IOException {
        return real.startSandbox(port, partnerId, signRequest, widget);
    }

    @Override
    public RunningSandbox playScenario(int port, String scenario) throws IOException {
        return real.playScenario(port, scenario);
    }

    @Override
    public ArchiveState checkClassDataArchive() {
        return real.checkClassDataArchive();
    }

    @Override
    public RunningPage startPartnerPage(
            int port, String userName, Optional<RunningSandbox> sandbox, Supplier<Outcome> createSession)
            throws IOException {
        return real.startPartnerPage(port, userName, sandbox, createSession);
    }

    @Override
    public boolean openInBrowser(URI page) {
        return real.openInBrowser(page);
    }

    @Override
    public AuditFindings checkAuditFolder(Path directory) throws IOException {
        return real.checkAuditFolder(directory);
    }
}
