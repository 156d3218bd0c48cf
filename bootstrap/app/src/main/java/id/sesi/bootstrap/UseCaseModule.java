package id.sesi.bootstrap;

import dagger.Module;
import dagger.Provides;
import id.sesi.adapters.cli.settings.UseCaseSettings;
import id.sesi.application.UseCases;
import id.sesi.application.diagnosis.Diagnosis;
import id.sesi.application.diagnosis.driving.CheckPage;
import id.sesi.application.diagnosis.driving.InspectSecret;
import id.sesi.application.diagnosis.driving.VerifySignature;
import id.sesi.application.driven.PageFetcher;
import id.sesi.application.driven.SessionGateway;
import id.sesi.application.driven.Sleeper;
import id.sesi.application.driven.VendorProbe;
import id.sesi.application.driving.CreateSession;
import id.sesi.application.driving.ProbeVendor;
import id.sesi.application.driving.SignRequest;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.concurrent.Executor;

/** Wires the use cases. */
@Module
final class UseCaseModule {

    private UseCaseModule() {}

    @Provides
    @Singleton
    static Executor executor() {
        return UseCases.defaultExecutor();
    }

    /** A singleton, so that all calls share one circuit breaker. */
    @Provides
    @Singleton
    static CreateSession createSession(
            ConfiguredKeys keys, SessionGateway gateway, AuditTrails audit, Executor executor, Sleeper sleeper) {
        return UseCases.createSessionBuilder(
                        keys.requirePartnerId(), keys.requireSigningKey().secretSource(), gateway, audit.asOne())
                .executor(executor)
                .time(Clock.systemUTC(), System::nanoTime, sleeper)
                .build();
    }

    @Provides
    static SignRequest signRequest(ConfiguredKeys keys, UseCaseSettings settings, Executor executor) {
        return UseCases.signRequest(
                keys.requirePartnerId(), keys.requireSigningKey().secretSource(), settings.deadline(), executor);
    }

    @Provides
    static VerifySignature verifySignature(ConfiguredKeys keys, UseCaseSettings settings, Executor executor) {
        return Diagnosis.verifySignature(
                keys.requireSigningKey().bytesSource(),
                keys.other().map(KeySources::bytesSource),
                settings.deadline(),
                executor);
    }

    @Provides
    static InspectSecret inspectSecret(ConfiguredKeys keys, UseCaseSettings settings, Executor executor) {
        return Diagnosis.inspectSecret(keys.requireSigningKey().bytesSource(), settings.deadline(), executor);
    }

    @Provides
    static CheckPage checkPage(PageFetcher fetcher, UseCaseSettings settings, Executor executor) {
        return Diagnosis.checkPage(fetcher, settings.deadline(), executor);
    }

    @Provides
    static ProbeVendor probeVendor(VendorProbe vendor, UseCaseSettings settings, Executor executor) {
        return UseCases.probeVendor(vendor, settings.deadline(), executor);
    }
}
