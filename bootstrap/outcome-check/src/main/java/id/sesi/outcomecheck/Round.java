package id.sesi.outcomecheck;

import id.sesi.outcomecheck.callers.Callers;
import id.sesi.outcomecheck.vendor.Vendor;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;

/**
 * One round: a vendor, and callers that call for some time.
 *
 * @param name the name of the folder with the records
 * @param protocol {@code http1} or {@code http2}
 * @param proxy whether the callers use the proxy that injects faults
 * @param kills whether the process of the callers is killed and started again
 * @param isEnduranceTest whether the callers have a small heap, some answers are hostile, and resources are measured
 */
record Round(String name, String protocol, boolean proxy, boolean kills, boolean isEnduranceTest) {

    private static final int MAX_LIFE_MILLIS = 5_000;
    private static final Duration POLL_INTERVAL = Duration.ofMillis(20);

    /**
     * How long a process may take to end. It finishes its last calls, and waits until idle connections and threads have ended.
     */
    private static final Duration MAX_SHUTDOWN_TIME = Duration.ofMinutes(2);

    /** Runs the round, and writes its records to the folder. */
    void run(Path folder, long seed, int seconds) throws IOException, InterruptedException {
        Files.createDirectories(folder);
        Process vendor = java(
                        folder,
                        "256m",
                        Vendor.class.getName(),
                        folder.resolve("vendor-records").toString(),
                        String.valueOf(seed),
                        protocol,
                        isEnduranceTest ? "hostile" : "usual")
                .start();
        try {
            BufferedReader out = vendor.inputReader(StandardCharsets.UTF_8);
            String vendorPort = readLine(out);
            String proxyPort = readLine(out);
            Path certificate = folder.resolve("certificate.pem");
            List<String> pem = new ArrayList<>();
            for (String line = readLine(out); !line.isEmpty(); line = readLine(out)) {
                pem.add(line);
            }
            Files.write(certificate, pem);
            call(folder, List.of(certificate.toString(), vendorPort, proxy ? proxyPort : "0"), seed, seconds);
            vendor.getOutputStream().close();
            if (!vendor.waitFor(MAX_SHUTDOWN_TIME.toSeconds(), TimeUnit.SECONDS) || vendor.exitValue() != 0) {
                throw new IOException("the vendor did not end; its records may be incomplete");
            }
        } finally {
            vendor.destroyForcibly();
        }
    }

    private void call(Path folder, List<String> where, long seed, int seconds)
            throws IOException, InterruptedException {
        SplittableRandom random = new SplittableRandom(seed);
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
        for (int life = 0; life == 0 || (kills && System.nanoTime() - end < 0); life++) {
            List<String> arguments = new ArrayList<>(List.of(folder.toString()));
            arguments.addAll(where);
            arguments.addAll(List.of(
                    String.valueOf(seed + life),
                    "u" + life,
                    String.valueOf(seconds),
                    isEnduranceTest ? "measure" : "call"));
            Process callers = java(
                            folder,
                            isEnduranceTest ? "64m" : "256m",
                            Callers.class.getName(),
                            arguments.toArray(String[]::new))
                    .start();
            try {
                if (kills) {
                    awaitRequest(folder.resolve("vendor-records"), callers);
                    TimeUnit.MILLISECONDS.sleep(random.nextInt(MAX_LIFE_MILLIS));
                } else if (!callers.waitFor(seconds + MAX_SHUTDOWN_TIME.toSeconds(), TimeUnit.SECONDS)
                        || callers.exitValue() != 0) {
                    throw new IOException("the callers failed; see " + folder.resolve("err"));
                }
            } finally {
                callers.destroyForcibly().waitFor(); // SIGKILL
            }
        }
    }

    /** Waits until the vendor reads a request of the new process. */
    private static void awaitRequest(Path vendorRecords, Process callers) throws IOException, InterruptedException {
        long before = Files.size(vendorRecords);
        while (callers.isAlive() && Files.size(vendorRecords) == before) {
            TimeUnit.MILLISECONDS.sleep(POLL_INTERVAL.toMillis());
        }
    }

    private static String readLine(BufferedReader out) throws IOException {
        String line = out.readLine();
        if (line == null) {
            throw new IOException("the vendor ended");
        }
        return line;
    }

    private static ProcessBuilder java(Path folder, String heap, String main, String... arguments) {
        List<String> command = new ArrayList<>(List.of(
                System.getProperty("java.home") + "/bin/java",
                "-Xmx" + heap,
                "-XX:+UseSerialGC",
                "-XX:+ExitOnOutOfMemoryError",
                "-cp",
                System.getProperty("java.class.path"),
                main));
        command.addAll(List.of(arguments));
        return new ProcessBuilder(command)
                .redirectError(
                        ProcessBuilder.Redirect.appendTo(folder.resolve("err").toFile()));
    }
}
