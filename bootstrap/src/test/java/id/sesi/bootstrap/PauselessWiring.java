package id.sesi.bootstrap;

import id.sesi.adapters.cli.command.Wiring;
import id.sesi.adapters.cli.secret.EnvironmentSecretSource;
import id.sesi.adapters.cli.secret.SecretReference;
import id.sesi.adapters.cli.settings.ConnectionSettings;
import id.sesi.application.UseCases;
import id.sesi.application.driven.SecretSource;
import id.sesi.application.driving.CreateSession;
import id.sesi.application.driving.Outcome;
import id.sesi.application.driving.SignRequest;
import id.sesi.domain.PartnerId;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import okhttp3.OkHttpClient;

/** The real thing, but the pauses between attempts pass at once; and it remembers the outcome. */
final class PauselessWiring implements Wiring {

    private final Map<String, String> environment;
    private final AtomicLong skipped = new AtomicLong();
    private final List<OkHttpClient> clients = new ArrayList<>();
    private Optional<Outcome> outcome = Optional.empty();

    PauselessWiring(Map<String, String> environment) {
        this.environment = environment;
    }

    Outcome outcome() {
        return outcome.orElseThrow();
    }

    @Override
    public CreateSession createSession(ConnectionSettings settings) {
        OkHttpClient client = HttpModule.client(settings);
        clients.add(client);
        CreateSession createSession = UseCases.createSession(
                        settings.secrets(), HttpModule.gateway(client, settings), settings.onlooker())
                .deadline(settings.deadline())
                .time(
                        Clock.systemUTC(),
                        () -> System.nanoTime() + skipped.get(),
                        pause -> skipped.addAndGet(pause.toNanos()))
                .build();
        return request -> {
            outcome = Optional.of(createSession.create(request));
            return outcome.get();
        };
    }

    @Override
    public SecretSource secretSource(SecretReference reference) {
        return new EnvironmentSecretSource(reference.place(), environment);
    }

    @Override
    public SignRequest signRequest(SecretSource secrets) {
        throw new UnsupportedOperationException("nothing is only signed here");
    }

    @Override
    public RunningSandbox startSandbox(int port, PartnerId partnerId, SignRequest signRequest) {
        throw new UnsupportedOperationException("no sandbox is started here");
    }

    @Override
    public RunningSandbox playScenario(int port, String scenario) {
        throw new UnsupportedOperationException("no scenario is played here");
    }

    @Override
    public void close() {
        clients.forEach(client -> client.connectionPool().evictAll());
    }
}
