package id.sesi.adapters.http.sandbox;

import com.squareup.moshi.JsonDataException;
import com.squareup.moshi.JsonReader;
import com.squareup.moshi.JsonReader.Token;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import okio.Buffer;

/**
 * What a sandbox does instead of what the vendor does: a step for each request, the last one for all that follow. Written as
 * JSON; {@code docs/sandbox.md} lists the members. Thread-safe; plays once.
 */
public final class Scenario {

    private final List<ScenarioStep> steps;
    private final AtomicInteger played = new AtomicInteger();

    private Scenario(List<ScenarioStep> steps) {
        this.steps = List.copyOf(steps);
    }

    /**
     * {@return the scenario that is written there}
     *
     * @param json {@code {"steps": [{...}, ...]}}
     * @throws IllegalArgumentException if it is none; the message says where and why, in one line
     */
    public static Scenario parse(String json) {
        JsonReader reader = JsonReader.of(new Buffer().writeUtf8(json));
        try {
            List<ScenarioStep> steps = steps(reader);
            if (steps.isEmpty()) {
                throw new JsonDataException("there are no steps");
            }
            return new Scenario(steps);
        } catch (IOException e) {
            throw new IllegalArgumentException("is no scenario: at " + reader.getPath() + ": not well-formed JSON", e);
        } catch (JsonDataException e) {
            throw new IllegalArgumentException("is no scenario: at " + reader.getPath() + ": " + e.getMessage(), e);
        }
    }

    private static List<ScenarioStep> steps(JsonReader reader) throws IOException {
        List<ScenarioStep> steps = new ArrayList<>();
        reader.beginObject();
        while (reader.hasNext()) {
            if (!reader.nextName().equals("steps")) {
                throw new JsonDataException("this member is not known here; steps is");
            }
            reader.beginArray();
            while (reader.hasNext()) {
                steps.add(new ScenarioStepReader(reader).read());
            }
            reader.endArray();
        }
        reader.endObject();
        if (reader.peek() != Token.END_DOCUMENT) {
            throw new JsonDataException("there is more after the JSON object");
        }
        return steps;
    }

    /** {@return how many steps were played so far} */
    public int played() {
        return played.get();
    }

    /** {@return the next step, if it is for a connection rather than for a request} */
    Optional<ScenarioStep> takeForConnection() {
        int now = played.get();
        boolean taken = step(now).moment() == ScenarioStep.Moment.CONNECT && played.compareAndSet(now, now + 1);
        return taken ? Optional.of(step(now)) : Optional.empty();
    }

    ScenarioStep take() {
        return step(played.getAndIncrement());
    }

    private ScenarioStep step(int index) {
        return steps.get(Math.min(index, steps.size() - 1));
    }
}
