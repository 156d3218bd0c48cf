package id.sesi.fuzz;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

/**
 * Runs Jazzer on one target after the other. The profile {@code fuzz} starts it. An input that fails is stored in
 * {@code src/test/fuzz/found}, where {@link FuzzTest} runs it from then on.
 */
public final class Fuzzing {

    /** Jazzer observes only these packages, so that it searches in Sesi and in the parsers that Sesi uses. */
    private static final String OBSERVED = "id.sesi.**:com.squareup.moshi.**:com.google.gson.stream.**";

    private Fuzzing() {}

    /**
     * Fails if an input breaks a promise.
     *
     * @param arguments the seconds for each target, and the targets separated by commas, or {@code all}
     */
    public static void main(String... arguments) throws IOException, InterruptedException {
        List<String> failed = new ArrayList<>();
        int runs = 0;
        for (FuzzTarget target : FuzzTarget.ALL) {
            if (arguments[1].equals("all") || List.of(arguments[1].split(",")).contains(target.label())) {
                runs++;
                if (!fuzz(target, Integer.parseInt(arguments[0]))) {
                    failed.add(target.label());
                }
            }
        }
        if (runs == 0 || !failed.isEmpty()) {
            System.err.println(
                    runs == 0 ? "no target has the name " + arguments[1] : "inputs that break a promise: " + failed);
            System.exit(1);
        }
    }

    private static boolean fuzz(FuzzTarget target, int seconds) throws IOException, InterruptedException {
        Path work = Files.createDirectories(Path.of("target/fuzz", target.label()));
        Path corpus = Files.createDirectories(work.resolve("corpus"));
        for (byte[] input : Inputs.of(target).values()) {
            Files.write(corpus.resolve(sha1(input)), input);
        }
        Path found = Files.createDirectories(Inputs.FOLDER.resolve("found").resolve(target.label()));
        Path log = work.resolve("log");
        int exitCode = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx1g",
                        "-XX:+EnableDynamicAgentLoading",
                        "-cp",
                        System.getProperty("java.class.path"),
                        "com.code_intelligence.jazzer.Jazzer",
                        "--target_class=" + target.type().getName(),
                        "--instrumentation_includes=" + OBSERVED,
                        "--custom_hook_includes=" + OBSERVED,
                        "--reproducer_path=" + work,
                        "-artifact_prefix=" + found + "/",
                        "-max_total_time=" + seconds,
                        "-timeout=60",
                        "-rss_limit_mb=4096",
                        "-print_final_stats=1",
                        corpus.toString())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start()
                .waitFor();
        try (Stream<String> lines = Files.lines(log)) {
            String executions = lines.filter(line -> line.startsWith("stat::number_of_executed_units"))
                    .findFirst()
                    .orElse("no statistics");
            System.out.println(target.label() + ": " + executions.replaceFirst(".*: *", "") + " inputs, exit code "
                    + exitCode + ", log in " + log);
        }
        try (Stream<Path> rest = Files.list(found)) {
            if (rest.findAny().isEmpty()) {
                Files.delete(found);
            }
        }
        return exitCode == 0;
    }

    private static String sha1(byte[] input) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-1").digest(input));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
