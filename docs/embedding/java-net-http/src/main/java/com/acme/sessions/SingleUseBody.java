package com.acme.sessions;

import java.io.IOException;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.ByteBuffer;
import java.util.concurrent.Flow.Subscriber;
import java.util.concurrent.Flow.Subscription;
import java.util.concurrent.atomic.AtomicReference;

/** A request body that can be sent once, or be withdrawn before that. The client subscribes to it when it begins to send it. */
final class SingleUseBody implements BodyPublisher {

    private enum State {
        READY,
        SENT,
        WITHDRAWN
    }

    private final BodyPublisher bytes;
    private final AtomicReference<State> state = new AtomicReference<>(State.READY);

    SingleUseBody(byte[] json) {
        this.bytes = BodyPublishers.ofByteArray(json);
    }

    /** {@return whether no byte of the body was sent or will be sent} */
    boolean withdraw() {
        return state.compareAndSet(State.READY, State.WITHDRAWN) || state.get() == State.WITHDRAWN;
    }

    @Override
    public long contentLength() {
        return bytes.contentLength();
    }

    @Override
    public void subscribe(Subscriber<? super ByteBuffer> subscriber) {
        if (state.compareAndSet(State.READY, State.SENT)) {
            bytes.subscribe(subscriber);
        } else {
            subscriber.onSubscribe(new EmptySubscription());
            subscriber.onError(new IOException("the request was already sent, or was cancelled"));
        }
    }

    private record EmptySubscription() implements Subscription {

        @Override
        public void request(long count) {}

        @Override
        public void cancel() {}
    }
}
