package id.sesi.application;

import id.sesi.domain.SecretKey;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;

/**
 * A key on its way or there, and those who need it. It is wiped when the last of them leaves after it was dropped; if nobody
 * waits any longer for a key that has not come, its retrieval is interrupted. Thread-safe.
 */
final class SharedSecret {

    private final CompletableFuture<SecretKey> key;
    private final Future<?> retrieval;
    private int holders;
    private boolean dropped;

    SharedSecret(CompletableFuture<SecretKey> key, Future<?> retrieval) {
        this.key = key;
        this.retrieval = retrieval;
    }

    /** {@return whether the caller may wait for {@link #key()}; if so, it has to {@link #leave()}} */
    synchronized boolean join() {
        if (dropped || key.isCompletedExceptionally()) {
            return false;
        }
        holders++;
        return true;
    }

    CompletableFuture<SecretKey> key() {
        return key;
    }

    synchronized void leave() {
        holders--;
        dropped |= holders == 0 && (!key.isDone() || key.isCompletedExceptionally());
        wipeIfUnused();
    }

    /** Nobody joins from now on. */
    synchronized void drop() {
        dropped = true;
        wipeIfUnused();
    }

    private void wipeIfUnused() {
        if (dropped && holders == 0) {
            retrieval.cancel(true);
            CompletableFuture<Void> unused = key.thenAccept(SecretKey::close);
        }
    }
}
