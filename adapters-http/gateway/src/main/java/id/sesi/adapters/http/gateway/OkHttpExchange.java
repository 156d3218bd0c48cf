package id.sesi.adapters.http.gateway;

import id.sesi.application.driven.SessionGateway;
import id.sesi.application.result.AttemptResult;
import id.sesi.application.result.AttemptResult.Failed;
import id.sesi.application.result.Delivery;
import java.time.Duration;
import okhttp3.Call;
import okhttp3.Response;
import okio.AsyncTimeout;

/** One call of OkHttp, which sends the request once or not at all. */
record OkHttpExchange(Call call, SignedBody body, StalledConnectionCloser stalledConnections)
        implements SessionGateway.Exchange {

    @Override
    public AttemptResult send(Duration timeout) {
        if (Thread.currentThread().isInterrupted()) {
            return Failed.interrupted(delivery());
        }
        AsyncTimeout timer = stalledConnections.cancelAfter(timeout, call);
        try (Response response = call.execute()) {
            return ResponseReader.read(response);
        } catch (FollowUpGuard.UnlistedStatusException e) {
            return ResponseReader.unlisted(e.status());
        } catch (Exception e) {
            // OkHttp throws an InterruptedException that it does not declare, and an interceptor of the team may throw
            // anything.
            if (e instanceof InterruptedException) {
                Thread.currentThread().interrupt();
            }
            if (Thread.currentThread().isInterrupted()) {
                return Failed.interrupted(delivery());
            }
            return timer.exit() ? Failed.timedOut(delivery()) : FailureClassifier.classify(e, delivery());
        } finally {
            timer.exit();
        }
    }

    @Override
    public Delivery cancel() {
        Delivery delivery = delivery();
        stalledConnections.cancel(call);
        return delivery;
    }

    /** Withdraws the body, which is not sent from now on. */
    private Delivery delivery() {
        return body.withdraw() ? Delivery.NOT_SENT : Delivery.UNKNOWN;
    }
}
