package id.sesi.application;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** The executor for callers that do not set one: daemon threads, started on demand, which end after one idle second. */
final class DefaultExecutor {

    private DefaultExecutor() {}

    static ExecutorService create() {
        return new ThreadPoolExecutor(
                0, Integer.MAX_VALUE, 1, TimeUnit.SECONDS, new SynchronousQueue<>(), DefaultExecutor::newDaemonThread);
    }

    private static Thread newDaemonThread(Runnable task) {
        Thread thread = new Thread(task, "sesi");
        thread.setDaemon(true);
        return thread;
    }
}
