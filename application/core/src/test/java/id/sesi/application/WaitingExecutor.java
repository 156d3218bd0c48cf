package id.sesi.application;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;

/**
 * An executor for one task, which waits until the task has ended. Meanwhile the caller of the use case cannot continue, so the
 * task must end without it.
 */
final class WaitingExecutor implements Executor {

    private boolean taskEnded;

    @Override
    public void execute(Runnable task) {
        taskEnded = CompletableFuture.runAsync(task, WaitingExecutor::startThread)
                .orTimeout(10, TimeUnit.SECONDS)
                .handle((nothing, timeout) -> timeout == null)
                .join();
    }

    private static void startThread(Runnable task) {
        Thread thread = new Thread(task);
        thread.setDaemon(true);
        thread.start();
    }

    /** {@return whether the task has ended before the executor gave up} */
    boolean taskEnded() {
        return taskEnded;
    }
}
