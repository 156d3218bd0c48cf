package id.sesi.fuzz;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.squareup.moshi.JsonReader;
import com.squareup.moshi.JsonWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import okio.Buffer;

/**
 * The inputs that are kept in {@code src/test/fuzz}: two public collections, and for each target its own seeds and the inputs that
 * once failed. A seed may contain one of three marks, which each text of a collection replaces in turn.
 */
final class Inputs {

    static final Path FOLDER = Path.of("src/test/fuzz");

    private static final String JSON_DOCUMENT = "@@JSON@@";
    private static final String TEXT = "@@TEXT@@";
    private static final String TEXT_IN_JSON = "@@TEXT-IN-JSON@@";

    private Inputs() {}

    /** {@return the inputs of the target, by a name that says where each comes from} */
    static Map<String, byte[]> of(FuzzTarget target) throws IOException {
        Map<String, byte[]> inputs = new LinkedHashMap<>();
        inputs.putAll(files(FOLDER.resolve("found/" + target.label())));
        Map<String, byte[]> documents = jsonDocuments();
        Map<String, byte[]> texts = naughtyStrings();
        for (Map.Entry<String, byte[]> seed : seeds(target).entrySet()) {
            String content = new String(seed.getValue(), ISO_8859_1);
            Map<String, byte[]> replacements =
                    content.contains(JSON_DOCUMENT) ? documents : content.contains("@@TEXT") ? texts : Map.of();
            if (replacements.isEmpty()) {
                inputs.put(seed.getKey(), seed.getValue());
            }
            replacements.forEach((name, value) -> {
                String replaced = content.replace(JSON_DOCUMENT, latin1(value))
                        .replace(TEXT, latin1(value))
                        .replace(TEXT_IN_JSON, latin1(quoted(value)));
                inputs.put(seed.getKey() + " with " + name, replaced.getBytes(ISO_8859_1));
            });
        }
        return inputs;
    }

    static Map<String, byte[]> seeds(FuzzTarget target) throws IOException {
        return files(FOLDER.resolve("seeds/" + target.label()));
    }

    /** {@return the documents of JSONTestSuite} */
    static Map<String, byte[]> jsonDocuments() throws IOException {
        Map<String, byte[]> documents = files(FOLDER.resolve("json-test-suite"));
        documents.keySet().removeIf(name -> !name.endsWith(".json"));
        return documents;
    }

    /** {@return the strings of the Big List of Naughty Strings} */
    static Map<String, byte[]> naughtyStrings() throws IOException {
        Map<String, byte[]> texts = new LinkedHashMap<>();
        Buffer json = new Buffer().write(Files.readAllBytes(FOLDER.resolve("naughty-strings/blns.json")));
        if (JsonReader.of(json).readJsonValue() instanceof List<?> list) {
            list.forEach(text -> texts.put(
                    "naughty string " + texts.size(), String.valueOf(text).getBytes(UTF_8)));
        }
        return texts;
    }

    private static String latin1(byte[] bytes) {
        return new String(bytes, ISO_8859_1);
    }

    /** {@return the text as JSON, without the quotes around it} */
    private static byte[] quoted(byte[] text) {
        Buffer json = new Buffer();
        try {
            JsonWriter.of(json).value(new String(text, UTF_8));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        byte[] withQuotes = json.readByteArray();
        return Arrays.copyOfRange(withQuotes, 1, withQuotes.length - 1);
    }

    private static Map<String, byte[]> files(Path folder) throws IOException {
        Map<String, byte[]> contents = new LinkedHashMap<>();
        if (Files.isDirectory(folder)) {
            try (Stream<Path> files = Files.list(folder)) {
                for (Path file : files.sorted().toList()) {
                    contents.put(String.valueOf(file.getFileName()), Files.readAllBytes(file));
                }
            }
        }
        return contents;
    }
}
