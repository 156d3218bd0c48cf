package id.sesi.adapters.http.sandbox;

import com.squareup.moshi.JsonDataException;
import com.squareup.moshi.JsonReader;
import com.squareup.moshi.JsonReader.Token;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import okio.Buffer;

/**
 * Controls what a sandbox does instead of checking requests and creating sessions. Each step applies to one request. The last
 * step also applies to all later requests. A scenario is written as JSON; {@code docs/sandbox.md} lists the members. Thread-safe.
 * An instance can be played only once, because it counts the steps.
 *
 * @since 1.0.0
 */
public final class Scenario {

    private static final Pattern LINE_BREAK = Pattern.compile("[\\p{Cc}\\u2028\\u2029]");

    private final List<ScenarioStep> steps;
    private final AtomicInteger played = new AtomicInteger();

    private Scenario(List<ScenarioStep> steps) {
        this.steps = List.copyOf(steps);
    }

    /**
     * {@return the parsed scenario}
     *
     * @param json {@code {"steps": [{...}, ...]}}
     * @throws IllegalArgumentException if the JSON is not a valid scenario; the message states the place and the problem, in one
     *     line
     */
    public static Scenario parse(String json) {
        JsonReader reader = JsonReader.of(new Buffer().writeUtf8(json));
        try {
            List<ScenarioStep> steps = steps(reader);
            if (steps.isEmpty()) {
                throw new JsonDataException("at least one step is required");
            }
            return new Scenario(steps);
        } catch (IOException e) {
            throw invalid(reader.getPath(), "not well-formed JSON", e);
        } catch (JsonDataException e) {
            throw invalid(reader.getPath(), String.valueOf(e.getMessage()), e);
        }
    }

    /** The path and the problem may contain names from the file, which may contain line breaks. */
    private static IllegalArgumentException invalid(String path, String problem, Exception cause) {
        String message = "is not a valid scenario: at " + path + ": " + problem;
        return new IllegalArgumentException(LINE_BREAK.matcher(message).replaceAll("?"), cause);
    }

    private static List<ScenarioStep> steps(JsonReader reader) throws IOException {
        List<ScenarioStep> steps = new ArrayList<>();
        reader.beginObject();
        while (reader.hasNext()) {
            if (!reader.nextName().equals("steps")) {
                throw new JsonDataException("unknown member; only steps is allowed here");
            }
            reader.beginArray();
            while (reader.hasNext()) {
                steps.add(new ScenarioStepReader(reader).read());
            }
            reader.endArray();
        }
        reader.endObject();
        if (reader.peek() != Token.END_DOCUMENT) {
            throw new JsonDataException("more data follows the JSON object");
        }
        return steps;
    }

    /** {@return how many steps the sandbox has played so far; each repetition of the last step counts too} */
    public int playedSteps() {
        return played.get();
    }

    /** {@return the next step, or empty if that step is for a request} Call this method after a client has connected. */
    Optional<ScenarioStep> takeForConnection() {
        int index = played.get();
        boolean taken = step(index).moment() == ScenarioStep.Moment.CONNECT && played.compareAndSet(index, index + 1);
        return taken ? Optional.of(step(index)) : Optional.empty();
    }

    /** {@return the next step} Call this method after a request was read. */
    ScenarioStep take() {
        return step(played.getAndIncrement());
    }

    private ScenarioStep step(int index) {
        return steps.get(Math.min(index, steps.size() - 1));
    }
}
