package id.sesi.application.contract;

import static org.junit.jupiter.api.Assertions.fail;

import id.sesi.application.driven.SessionGateway.Exchange;
import id.sesi.application.result.AttemptResult;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** An exchange that sends on a thread of its own, as in the use case. */
final class RunningExchange {

    /** How much longer than its time limit an exchange may take. It is long, because test machines can be slow. */
    private static final Duration TOLERANCE = Duration.ofSeconds(5);

    private final FutureTask<AttemptResult> sending;
    private final Duration timeout;

    private RunningExchange(FutureTask<AttemptResult> sending, Duration timeout) {
        this.sending = sending;
        this.timeout = timeout;
    }

    static RunningExchange start(Exchange exchange, Duration timeout) {
        FutureTask<AttemptResult> sending = new FutureTask<>(() -> exchange.send(timeout));
        Thread thread = new Thread(sending, "contract-exchange");
        thread.setDaemon(true);
        thread.start();
        return new RunningExchange(sending, timeout);
    }

    /** {@return the result} Fails if the exchange has not ended within its time limit. */
    AttemptResult result() throws InterruptedException {
        return resultWithin(
                timeout.plus(TOLERANCE), "the time limit of " + timeout.toMillis() + " ms does not end send()");
    }

    /** {@return the result of a cancelled exchange} Fails if the exchange has not ended soon. */
    AttemptResult resultAfterCancel() throws InterruptedException {
        return resultWithin(TOLERANCE, "cancel() does not end send()");
    }

    private AttemptResult resultWithin(Duration limit, String problem) throws InterruptedException {
        try {
            return sending.get(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            return fail(problem);
        } catch (ExecutionException e) {
            return fail("send() must return every failure as a value, but it threw " + e.getCause(), e.getCause());
        }
    }
}
