package id.sesi.adapters.http.gateway;

import id.sesi.application.driven.SessionGateway;
import id.sesi.application.result.AttemptResult;
import id.sesi.application.result.AttemptResult.Failed;
import id.sesi.application.result.Delivery;
import id.sesi.application.result.Failure;
import id.sesi.domain.SignedRequest;
import java.time.Duration;
import java.util.Optional;
import okhttp3.Call;
import okhttp3.Response;
import okio.AsyncTimeout;

/** One OkHttp call, which sends the request once or not at all. */
record OkHttpExchange(
        Call call,
        SignedRequest request,
        OneTimeBody body,
        StalledConnectionCloser connectionCloser,
        Optional<String> proxy)
        implements SessionGateway.Exchange {

    @Override
    public AttemptResult send(Duration timeout) {
        if (Thread.currentThread().isInterrupted()) {
            return Failed.interrupted(deliveryAfterWithdrawal());
        }
        AsyncTimeout timer = connectionCloser.cancelAfter(timeout, call);
        try (Response response = call.execute()) {
            return ResponseReader.read(response, request);
        } catch (FollowUpPrevention.UnexpectedStatusException e) {
            return ResponseReader.resultOfUnlistedStatus(e.status());
        } catch (LinkageError e) {
            return Failed.withoutResponse(
                    Failure.GATEWAY_FAILED, deliveryAfterWithdrawal(), LibraryVersions.problem(e));
        } catch (Exception e) {
            // OkHttp throws an undeclared InterruptedException. An interceptor of the caller may throw anything.
            if (e instanceof InterruptedException) {
                Thread.currentThread().interrupt();
            }
            if (Thread.currentThread().isInterrupted()) {
                return Failed.interrupted(deliveryAfterWithdrawal());
            }
            return timer.exit()
                    ? Failed.timedOut(deliveryAfterWithdrawal())
                    : FailureClassifier.classify(e, deliveryAfterWithdrawal(), proxy);
        } finally {
            timer.exit();
        }
    }

    @Override
    public Delivery cancel() {
        Delivery delivery = deliveryAfterWithdrawal();
        connectionCloser.cancel(call);
        return delivery;
    }

    @Override
    public Duration connectTime() {
        return body.timeUntilStarted();
    }

    /** {@return whether the body was sent} Withdraws it, so that it cannot be sent later. */
    private Delivery deliveryAfterWithdrawal() {
        return body.withdraw() ? Delivery.NOT_SENT : Delivery.UNKNOWN;
    }
}
