package id.sesi.outcomecheck.vendor;

import id.sesi.outcomecheck.vendor.Plan.Stage;
import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/**
 * Chooses a plan for each request of a connection. The seed and the number of the connection determine the plans, but the
 * threads of the callers determine which request gets which plan. Not thread-safe.
 */
final class Plans {

    /** RFC 9113, section 7. The vendor did not process a stream that it refuses. */
    static final int REFUSED_STREAM = 0x7;

    private static final List<Ending> OF_CONNECTION = List.of(Ending.CLOSE, Ending.CUT, Ending.RESET, Ending.SILENCE);
    private static final List<Ending> OF_STREAM = List.of(
            Ending.RST_STREAM,
            Ending.RST_STREAM,
            Ending.GOAWAY_BELOW,
            Ending.GOAWAY_AT,
            Ending.GOAWAY_ABOVE,
            Ending.SILENCE);

    private static final int MAX_CODE = 0xf; // 0xe and 0xf have no meaning.
    private static final int MAX_SLOW_DELAY_MILLIS = 4_000;

    private final RandomGenerator random;
    private final boolean isHttp2;

    Plans(long seed, int connection, boolean isHttp2) {
        this.random = new SplittableRandom(seed * 1_000_003 + connection);
        this.isHttp2 = isHttp2;
    }

    Plan next() {
        Stage stage = stage();
        Ending ending = stage == Stage.AFTER_ANSWER && chance(92) ? Ending.KEEP : ending();
        int code = random.nextInt(MAX_CODE + 1);
        boolean isRefused = (ending == Ending.RST_STREAM && code == REFUSED_STREAM) || ending == Ending.GOAWAY_BELOW;
        boolean creates = !isRefused && stage.compareTo(Stage.AFTER_BODY) >= 0 && chance(80);
        boolean isSlow = chance(8);
        return new Plan(
                stage,
                ending,
                code,
                creates,
                random.nextInt(1_000),
                delay(),
                isSlow ? 2 + random.nextInt(20) : 1,
                isSlow ? Duration.ofMillis(random.nextInt(150)) : Duration.ZERO,
                random.nextLong());
    }

    private Stage stage() {
        int percent = random.nextInt(100);
        if (percent < 3) {
            return isHttp2 ? Stage.AFTER_HEAD : Stage.BEFORE_HEAD;
        }
        if (percent < 6) {
            return isHttp2 ? Stage.AFTER_HEAD : Stage.IN_HEAD;
        }
        if (percent < 9) {
            return Stage.AFTER_HEAD;
        }
        if (percent < 12) {
            return Stage.IN_BODY;
        }
        if (percent < 22) {
            return Stage.AFTER_BODY;
        }
        return percent < 32 ? Stage.IN_ANSWER : Stage.AFTER_ANSWER;
    }

    private Ending ending() {
        // Over HTTP/2, most endings concern only the stream, because the others end many calls at once.
        List<Ending> endings = isHttp2 && chance(70) ? OF_STREAM : OF_CONNECTION;
        return endings.get(random.nextInt(endings.size()));
    }

    private Duration delay() {
        int percent = random.nextInt(100);
        if (percent < 75) {
            return Duration.ofMillis(random.nextInt(10));
        }
        return Duration.ofMillis(percent < 93 ? random.nextInt(300) : random.nextInt(MAX_SLOW_DELAY_MILLIS));
    }

    private boolean chance(int percent) {
        return random.nextInt(100) < percent;
    }
}
