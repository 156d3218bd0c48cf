package id.sesi.application;

import id.sesi.application.driving.SignRequest;
import id.sesi.application.result.SecretUnavailableException;
import id.sesi.domain.CanonicalString;
import id.sesi.domain.Signature;
import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeoutException;

/** Fetches a key for each signature and wipes it afterwards. */
record SignRequestService(KeyAccess keys, Duration deadline, Executor executor) implements SignRequest {

    @Override
    public Signature sign(CanonicalString canonical) {
        try (Worker<Signature> worker = new Worker<>(executor, signature -> true)) {
            return worker.call(
                    () -> keys.withKey(canonical.partnerId(), deadline, key -> key.sign(canonical)), deadline);
        } catch (TimeoutException e) {
            throw KeyAccess.timeoutException(deadline);
        } catch (Worker.RejectedException e) {
            throw new SecretUnavailableException("the executor rejected the call that fetches the secret key");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new SecretUnavailableException("the thread was interrupted while the secret key was fetched");
        }
    }
}
