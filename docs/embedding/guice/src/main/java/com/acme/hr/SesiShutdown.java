package com.acme.hr;

import jakarta.inject.Inject;
import java.util.concurrent.ExecutorService;
import okhttp3.OkHttpClient;

/**
 * Ends the threads and the connections of {@link SesiModule}. Guice has no life cycle, so close this when your application stops.
 * First let your HTTP server finish its requests: a call that still runs fails.
 */
public final class SesiShutdown implements AutoCloseable {

    private final ExecutorService threads;
    private final OkHttpClient client;

    @Inject
    SesiShutdown(ExecutorService threads, OkHttpClient client) {
        this.threads = threads;
        this.client = client;
    }

    @Override
    public void close() {
        threads.shutdownNow();
        client.dispatcher().cancelAll();
        client.connectionPool().evictAll();
    }
}
