package id.sesi.application;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class DefaultExecutorTest {

    /** A thread inherits from the thread that starts it whether it is a daemon. The threads of the tests may be daemons. */
    @Test
    void a_caller_that_is_not_a_daemon_gets_a_daemon_thread() throws Exception {
        ExecutorService executor = UseCases.defaultExecutor();
        FutureTask<Boolean> call = new FutureTask<>(
                () -> executor.submit(() -> Thread.currentThread().isDaemon()).get(10, TimeUnit.SECONDS));
        Thread caller = new Thread(call);
        caller.setDaemon(false);
        caller.start();

        assertTrue(call.get(20, TimeUnit.SECONDS));
        executor.shutdown();
    }
}
