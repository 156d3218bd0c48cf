package id.sesi.bootstrap;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import com.google.gson.Strictness;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import com.google.gson.stream.MalformedJsonException;
import java.io.EOFException;
import java.io.IOException;
import java.io.LineNumberReader;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Finds lines of an audit file that a crash or a full disk left incomplete. */
final class TornLines {

    private TornLines() {}

    /** {@return the numbers, from 1, of the lines that are neither empty nor a JSON object} */
    static List<Integer> of(Path file) throws IOException {
        List<Integer> torn = new ArrayList<>();
        // Not UTF-8, because a torn line may end within a character.
        try (LineNumberReader lines = new LineNumberReader(Files.newBufferedReader(file, ISO_8859_1))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (!line.isEmpty() && !isObject(line)) {
                    torn.add(lines.getLineNumber());
                }
            }
        }
        return torn;
    }

    private static boolean isObject(String line) throws IOException {
        try (JsonReader json = new JsonReader(new StringReader(line))) {
            json.setStrictness(Strictness.STRICT);
            boolean isObject = json.peek() == JsonToken.BEGIN_OBJECT;
            json.skipValue();
            return isObject && json.peek() == JsonToken.END_DOCUMENT;
        } catch (MalformedJsonException | EOFException e) {
            return false;
        }
    }
}
