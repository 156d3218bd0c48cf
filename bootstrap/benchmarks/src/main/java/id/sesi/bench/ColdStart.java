package id.sesi.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Measures whole commands, from start to exit, in turns, against a warm sandbox. The lower limit is {@code java -version}. The
 * ratio 1.00 is the same classes, started from the class path with the default options of Java.
 */
public final class ColdStart {

    private static final int ROUNDS = 21;
    private static final String PARTNER = "psikologihub-1024";
    private static final List<String> REQUEST = List.of(
            "--partner-id=" + PARTNER,
            "--user-id=USR-001",
            "--email=john.doe@example.com",
            "--name=John Doe",
            "--candidate=c1,Siti,siti@example.com");

    private final Map<String, List<String>> commands = new LinkedHashMap<>();
    private final Map<String, List<Long>> times = new LinkedHashMap<>();
    private final Path distribution;
    private final Path ca;

    private ColdStart(Path distribution, Path ca) {
        this.distribution = distribution;
        this.ca = ca;
    }

    /**
     * Prints a table.
     *
     * @param arguments the folder of the distribution and, optionally, a folder with the jars of an older version
     */
    public static void main(String... arguments) throws IOException, InterruptedException {
        Path distribution = Path.of(arguments[0]);
        Path ca = Files.createTempFile("sesi-cold-start-", ".pem");
        Process sandbox = new ProcessBuilder(
                        distribution.resolve("bin/sesi").toString(), "sandbox", "--ca-out", ca.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (BufferedReader output = new BufferedReader(new InputStreamReader(sandbox.getInputStream(), UTF_8))) {
            String url = output.readLine().replaceFirst(".*\"baseUrl\":\"([^\"]*)\".*", "$1");
            ColdStart coldStart = new ColdStart(distribution, ca);
            coldStart.choose(url, arguments);
            coldStart.measure();
            coldStart.print();
        } finally {
            sandbox.destroy();
            Files.delete(ca);
        }
    }

    private void choose(String url, String... arguments) {
        List<String> create = new ArrayList<>(List.of("create", "--base-url=" + url, "--ca-file=" + ca));
        create.addAll(REQUEST);
        List<String> sign = new ArrayList<>(List.of("sign"));
        sign.addAll(REQUEST);
        commands.put("java -version", List.of(java(), "-version"));
        for (List<String> command : List.of(List.of("--version"), sign, create)) {
            add("plain " + command.get(0), plain(distribution.resolve("lib")), command);
            if (arguments.length > 1) {
                add("older " + command.get(0), plain(Path.of(arguments[1])), command);
            }
            add(
                    "sesi " + command.get(0),
                    List.of(distribution.resolve("bin/sesi").toString()),
                    command);
        }
        add("node create", List.of("node", "script/create.mjs"), List.of(url, PARTNER));
    }

    private void add(String name, List<String> start, List<String> arguments) {
        commands.put(name, Stream.concat(start.stream(), arguments.stream()).toList());
    }

    private static String java() {
        return System.getProperty("java.home") + "/bin/java";
    }

    private static List<String> plain(Path jars) {
        return List.of(java(), "-cp", jars + File.separator + "*", "id.sesi.bootstrap.Main");
    }

    private void measure() throws IOException, InterruptedException {
        for (int round = 0; round <= ROUNDS; round++) {
            for (Map.Entry<String, List<String>> command : commands.entrySet()) {
                long nanos = run(command.getValue());
                if (round > 0) { // The first round only loads the files into memory.
                    times.computeIfAbsent(command.getKey(), name -> new ArrayList<>())
                            .add(nanos);
                }
            }
        }
    }

    private long run(List<String> command) throws IOException, InterruptedException {
        ProcessBuilder process = new ProcessBuilder(command)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD);
        process.environment().put("PSIKOLOGIE_SECRET_KEY", "demo-secret-key-123");
        process.environment().put("JAVA_HOME", System.getProperty("java.home"));
        process.environment().put("NODE_EXTRA_CA_CERTS", ca.toString());
        process.environment().put("LC_ALL", "C.UTF-8");
        long begin = System.nanoTime();
        int exitCode = process.start().waitFor();
        long nanos = System.nanoTime() - begin;
        if (exitCode != 0) {
            throw new IllegalStateException(command + " exited with " + exitCode);
        }
        return nanos;
    }

    private void print() {
        System.out.printf("Java %s, %d rounds%n", Runtime.version(), ROUNDS);
        System.out.printf("%-18s %8s %8s%n", "command", "median", "of plain");
        times.forEach((name, nanos) -> {
            String plain = "plain " + name.substring(name.indexOf(' ') + 1);
            String ratio = times.containsKey(plain)
                    ? String.format(Locale.ROOT, "%.2f", (double) median(nanos) / median(times.get(plain)))
                    : "";
            System.out.printf(Locale.ROOT, "%-18s %5.0f ms %8s%n", name, median(nanos) / 1e6, ratio);
        });
    }

    private static long median(List<Long> nanos) {
        return nanos.stream().sorted().toList().get(nanos.size() / 2);
    }
}
