package id.sesi.outcomecheck;

import id.sesi.outcomecheck.records.AuditFiles;
import id.sesi.outcomecheck.records.Call;
import id.sesi.outcomecheck.records.ResourceSample;
import id.sesi.outcomecheck.records.Stalls;
import id.sesi.outcomecheck.records.VendorRecords;
import id.sesi.outcomecheck.verdict.Endurance;
import id.sesi.outcomecheck.verdict.Statistics;
import id.sesi.outcomecheck.verdict.Verdicts;
import id.sesi.outcomecheck.verdict.Violation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Runs rounds and compares their records; docs/outcome-check.md describes it. The exit code is 1 if a promise was broken. */
public final class OutcomeCheck {

    /** How much longer than its deadline a call may take, in addition to {@link #STALLS}. */
    private static final Duration LATENESS = Duration.ofMillis(500);

    /**
     * A stall is the time for which the machine does not run a thread of the callers that is ready. A call may be stalled when
     * it begins, when its deadline wakes it, and when it ends.
     */
    private static final int STALLS = 3;

    private static final int MAX_PRINTED = 20;

    private static final List<Round> ROUNDS = List.of(
            new Round("http1", "http1", false, false, false),
            new Round("http2", "http2", false, false, false),
            new Round("proxy-http1", "http1", true, false, false),
            new Round("proxy-http2", "http2", true, false, false),
            new Round("kill-http1", "http1", false, true, false),
            new Round("kill-http2", "http2", false, true, false),
            new Round("endurance-http1", "http1", false, false, true),
            new Round("endurance-http2", "http2", true, false, true));

    private OutcomeCheck() {}

    /** Options: {@code --minutes N}, {@code --seed N}, {@code --only PREFIX} and {@code --folder DIR}. */
    public static void main(String... arguments) throws IOException, InterruptedException {
        Map<String, String> options = options(arguments);
        long seed = Long.parseLong(options.getOrDefault("--seed", "1"));
        String only = options.getOrDefault("--only", "");
        Path folder = options.containsKey("--folder")
                ? Path.of(options.get("--folder"))
                : Files.createTempDirectory("sesi-outcome-check");
        List<Round> rounds = ROUNDS.stream()
                .filter(round ->
                        only.isEmpty() ? !round.isEnduranceTest() : round.name().startsWith(only))
                .toList();
        if (rounds.isEmpty()) {
            throw new IllegalArgumentException("no round begins with " + only);
        }
        double minutes = Double.parseDouble(options.getOrDefault("--minutes", "2"));
        int seconds = (int) Math.max(5, minutes * 60 / rounds.size());
        boolean isRight = true;
        for (Round round : rounds) {
            Path records = folder.resolve(round.name() + "-" + seed);
            System.out.printf("== %s, seed %d, %d s: %s%n", round.name(), seed, seconds, records);
            round.run(records, seed, seconds);
            isRight &= report(round, records);
        }
        System.exit(isRight ? 0 : 1);
    }

    private static Map<String, String> options(String... arguments) {
        Set<String> known = Set.of("--minutes", "--seed", "--only", "--folder");
        Map<String, String> options = new HashMap<>();
        for (int i = 0; i < arguments.length; i += 2) {
            if (!known.contains(arguments[i]) || i + 1 == arguments.length) {
                throw new IllegalArgumentException("unknown option or no value: " + arguments[i]);
            }
            options.put(arguments[i], arguments[i + 1]);
        }
        return options;
    }

    private static boolean report(Round round, Path records) throws IOException {
        VendorRecords vendorRecords = VendorRecords.read(records.resolve("vendor-records"));
        List<Call> calls = Call.read(records.resolve("calls"));
        AuditFiles audit = AuditFiles.read(records.resolve("audit"));
        System.out.print(Statistics.of(vendorRecords, calls, audit).toText());
        Duration stall = Stalls.longest(records.resolve("stalls"));
        System.out.printf("longest stall of the machine: %d ms%n", stall.toMillis());
        List<Violation> violations =
                Verdicts.check(vendorRecords, calls, audit, LATENESS.plus(stall.multipliedBy(STALLS)));
        violations.stream().limit(MAX_PRINTED).forEach(System.out::println);
        System.out.printf("%d violations%n", violations.size());
        boolean isRight = violations.isEmpty();
        if (vendorRecords.requests().isEmpty()
                || calls.stream().allMatch(call -> call.end().isEmpty())) {
            System.out.println("nothing was checked: no request arrived, or no call returned");
            isRight = false;
        }
        if (!round.isEnduranceTest()) {
            return isRight;
        }
        List<ResourceSample> samples = ResourceSample.read(records.resolve("resources"));
        System.out.print(Endurance.toText(samples));
        List<String> exceeded = Endurance.check(samples);
        exceeded.forEach(bound -> System.out.println("exceeded: " + bound));
        return isRight && exceeded.isEmpty();
    }
}
