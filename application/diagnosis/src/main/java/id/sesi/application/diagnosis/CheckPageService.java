package id.sesi.application.diagnosis;

import static java.util.Objects.requireNonNull;

import id.sesi.application.diagnosis.driving.CheckPage;
import id.sesi.application.driven.PageFetcher;
import id.sesi.application.result.Failure;
import id.sesi.application.result.PageResult;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.FutureTask;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Fetches a page and examines it. The fetch runs on another thread, because a lookup of a host name that hangs cannot be
 * interrupted.
 */
record CheckPageService(PageFetcher fetcher, Duration deadline, Executor executor) implements CheckPage {

    CheckPageService {
        requireNonNull(fetcher);
        requireNonNull(executor);
        Deadlines.requireValid(deadline);
    }

    @Override
    public Report check(URI page, URI widget) {
        return fetch(page)
                .fold(
                        new PageExamination(page, widget)::examine,
                        failed -> new NotFetched(failed.failure(), failed.detail()));
    }

    private PageResult fetch(URI page) {
        FutureTask<PageResult> task = new FutureTask<>(() -> fetcher.fetch(page, deadline));
        try {
            executor.execute(task);
            return task.get(deadline.toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            task.cancel(true);
            return new PageResult.Failed(Failure.TIMED_OUT, "no connection, or no response, before the deadline");
        } catch (InterruptedException e) {
            task.cancel(true);
            Thread.currentThread().interrupt();
            return new PageResult.Failed(Failure.INTERRUPTED, "the call was interrupted");
        } catch (RejectedExecutionException e) {
            return new PageResult.Failed(
                    Failure.EXECUTOR_REJECTED, "the executor rejected the call: it is saturated or shut down");
        } catch (ExecutionException e) {
            return new PageResult.Failed(
                    Failure.GATEWAY_FAILED,
                    "the page fetcher failed ("
                            + requireNonNull(e.getCause()).getClass().getName() + ")");
        }
    }
}
