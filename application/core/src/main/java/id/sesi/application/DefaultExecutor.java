package id.sesi.application;

import java.util.concurrent.Executor;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** The threads of teams that choose no executor: started on demand, daemons, and ended after a second without work. */
final class DefaultExecutor {

    private DefaultExecutor() {}

    static Executor create() {
        return new ThreadPoolExecutor(
                0, Integer.MAX_VALUE, 1, TimeUnit.SECONDS, new SynchronousQueue<>(), DefaultExecutor::daemon);
    }

    private static Thread daemon(Runnable task) {
        Thread thread = new Thread(task, "sesi");
        thread.setDaemon(true);
        return thread;
    }
}
