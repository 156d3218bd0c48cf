package id.sesi.bootstrap;

import id.sesi.adapters.cli.settings.ConnectionSettings;
import id.sesi.application.driven.Sleeper;
import id.sesi.application.driving.CreateSession;
import id.sesi.application.driving.Outcome;
import java.io.PrintStream;
import java.util.Map;
import java.util.Optional;

/** The real wiring, but nobody waits between attempts; and it remembers the outcome. */
final class PauselessUseCases extends DaggerWiring {

    private Optional<Outcome> outcome = Optional.empty();

    PauselessUseCases(Map<String, String> environmentVariables, PrintStream err) {
        this(environmentVariables, err, pause -> {});
    }

    /** @param sleeper what happens in the pauses */
    PauselessUseCases(Map<String, String> environmentVariables, PrintStream err, Sleeper sleeper) {
        super(environmentVariables, err, sleeper);
    }

    Outcome outcome() {
        return outcome.orElseThrow();
    }

    @Override
    public CreateSession createSession(ConnectionSettings settings) {
        CreateSession createSession = super.createSession(settings);
        return request -> {
            Outcome made = createSession.create(request);
            outcome = Optional.of(made);
            return made;
        };
    }
}
