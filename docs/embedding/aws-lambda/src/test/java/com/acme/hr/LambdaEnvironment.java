package com.acme.hr;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.gson.Gson;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import id.sesi.adapters.http.sandbox.junit.SandboxExtension;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Runs the packaged function in a process of its own, with AWS's runtime interface client. Plays the runtime API of Lambda and the
 * API of the Parameters and Secrets extension.
 */
final class LambdaEnvironment implements AutoCloseable {

    private static final String SESSION_TOKEN = "session-token-of-the-function";
    private static final String INVOCATIONS = "/2018-06-01/runtime/invocation/";
    private static final int TIMEOUT_SECONDS = 30;

    private record Invocation(String userId, Duration remaining) {}

    private final SynchronousQueue<Invocation> invocations = new SynchronousQueue<>();
    private final SynchronousQueue<String> responses = new SynchronousQueue<>();
    private final CompletableFuture<Void> initialized = new CompletableFuture<>();
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final HttpServer server;
    private final Path log;
    private final Process function;
    private final String secretKey;

    /**
     * Starts the function and waits until it asks for its first invocation, so that functions start one after the other: each copies
     * its native library to the same file below {@code /tmp}.
     */
    LambdaEnvironment(SandboxExtension sandbox, URI baseUrl, Path folder) throws IOException, InterruptedException {
        secretKey = sandbox.secretKey();
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/", this::handleResponse);
        server.createContext(INVOCATIONS + "next", this::handleNext);
        server.createContext("/secretsmanager/get", this::handleSecret);
        server.start();
        log = Files.createTempFile(folder, "function", ".log");
        function = start(log, Map.of(
                "AWS_LAMBDA_RUNTIME_API", "127.0.0.1:" + server.getAddress().getPort(),
                "AWS_SESSION_TOKEN", SESSION_TOKEN,
                "PARAMETERS_SECRETS_EXTENSION_HTTP_PORT", Integer.toString(server.getAddress().getPort()),
                "PSIKOLOGIE_PARTNER_ID", sandbox.partnerId().value(),
                "PSIKOLOGIE_SECRET_ID", "psikologie/key",
                "PSIKOLOGIE_BASE_URL", baseUrl.toString(),
                "PSIKOLOGIE_CA_FILE", Files.writeString(folder.resolve("ca.pem"), sandbox.caPem()).toString()));
        awaitInit();
    }

    /** The class path contains only the runtime, which loads the function from the working folder. */
    private static Process start(Path log, Map<String, String> variables) throws IOException {
        String runtime = Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(jar -> jar.contains("amazon") && !jar.contains("aws-lambda-java-events"))
                .collect(Collectors.joining(File.pathSeparator));
        ProcessBuilder java = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-cp",
                runtime,
                "com.amazonaws.services.lambda.runtime.api.client.AWSLambda",
                WidgetHandler.class.getName());
        java.environment().putAll(variables);
        return java.directory(new File("target/classes"))
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
    }

    private void awaitInit() throws InterruptedException {
        try {
            CompletableFuture.anyOf(initialized, function.onExit()).get(TIMEOUT_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            close();
            throw new IllegalStateException("the function did not start in " + TIMEOUT_SECONDS + " s; its log:\n" + log(), e);
        }
        if (!initialized.isDone()) {
            close();
            throw new IllegalStateException("the function ended with status " + function.exitValue() + "; its log:\n" + log());
        }
    }

    /**
     * {@return the response of the function}
     *
     * @param remaining the time until the time-out of the function
     */
    JsonObject invoke(String userId, Duration remaining) throws InterruptedException {
        if (!invocations.offer(new Invocation(userId, remaining), TIMEOUT_SECONDS, TimeUnit.SECONDS)) {
            throw new IllegalStateException("the function does not ask for an invocation; its log:\n" + log());
        }
        String response = responses.poll(TIMEOUT_SECONDS, TimeUnit.SECONDS);
        if (response == null) {
            throw new IllegalStateException("the function did not respond; its log:\n" + log());
        }
        return JsonParser.parseString(response).getAsJsonObject();
    }

    /** {@return what the function has logged so far} Lambda writes this to CloudWatch Logs. */
    String log() {
        try {
            return Files.readString(log);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Stops the process for a while, as Lambda does between two invocations. */
    void freeze(Duration duration) throws IOException, InterruptedException {
        signal("-STOP");
        Thread.sleep(duration.toMillis());
        signal("-CONT");
    }

    private void signal(String name) throws IOException, InterruptedException {
        new ProcessBuilder("kill", name, Long.toString(function.pid())).start().waitFor();
    }

    private void handleNext(HttpExchange exchange) throws IOException {
        initialized.complete(null);
        try {
            Invocation invocation = invocations.take();
            long deadline = System.currentTimeMillis() + invocation.remaining().toMillis();
            exchange.getResponseHeaders().set("Lambda-Runtime-Aws-Request-Id", "1");
            exchange.getResponseHeaders().set("Lambda-Runtime-Deadline-Ms", Long.toString(deadline));
            exchange.getResponseHeaders().set("Lambda-Runtime-Invoked-Function-Arn", "arn:aws:lambda:eu-central-1:1:function:hr");
            send(exchange, 200, event(invocation.userId()));
        } catch (InterruptedException e) { // The test is over.
            exchange.close();
        }
    }

    /** An event of an HTTP API of the API Gateway, with a JWT authorizer, or without one if the user ID is empty. */
    private static Object event(String userId) {
        if (userId.isEmpty()) {
            return Map.of("version", "2.0", "requestContext", Map.of());
        }
        Map<String, ?> authorizer = Map.of("jwt", Map.of("claims", Map.of("sub", userId)));
        return Map.of("version", "2.0", "requestContext", Map.of("authorizer", authorizer));
    }

    private void handleResponse(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
        boolean isResponse = exchange.getRequestURI().getPath().equals(INVOCATIONS + "1/response");
        send(exchange, 202, Map.of("status", "OK"));
        if (!isResponse) {
            throw new IOException("not expected: " + exchange.getRequestURI() + ": " + body);
        }
        try {
            responses.put(body);
        } catch (InterruptedException e) { // The test is over.
            Thread.currentThread().interrupt();
        }
    }

    private void handleSecret(HttpExchange exchange) throws IOException {
        boolean isValid = "secretId=psikologie/key".equals(exchange.getRequestURI().getQuery())
                && List.of(SESSION_TOKEN).equals(exchange.getRequestHeaders().get("X-Aws-Parameters-Secrets-Token"));
        send(exchange, isValid ? 200 : 400, Map.of("Name", "psikologie/key", "SecretString", secretKey));
    }

    private static void send(HttpExchange exchange, int status, Object body) throws IOException {
        try (exchange) {
            byte[] json = new Gson().toJson(body).getBytes(UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(status, json.length);
            exchange.getResponseBody().write(json);
        }
    }

    @Override
    public void close() {
        function.destroyForcibly();
        server.stop(0);
        threads.shutdownNow();
    }
}
