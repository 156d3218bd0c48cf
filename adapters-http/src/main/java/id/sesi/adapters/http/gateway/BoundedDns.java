package id.sesi.adapters.http.gateway;

import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import okhttp3.Dns;
import okhttp3.Interceptor;
import okhttp3.Response;

/**
 * Looks names up within the time of one call. A lookup can be neither timed out nor interrupted, so it runs on a thread of
 * its own, which is left behind if need be. Calls share connections if their lookups are equal: these are, where what they
 * ask is.
 */
final class BoundedDns implements Dns {

    private final Dns dns;
    private final long deadline;

    private BoundedDns(Dns dns, long deadline) {
        this.dns = dns;
        this.deadline = deadline;
    }

    /** An application interceptor, for calls with a deadline. */
    static Response bounding(Interceptor.Chain chain) throws IOException {
        long deadline = chain.call().timeout().deadlineNanoTime();
        return chain.withDns(new BoundedDns(chain.getDns(), deadline)).proceed(chain.request());
    }

    @Override
    public List<InetAddress> lookup(String name) throws UnknownHostException {
        FutureTask<List<InetAddress>> addresses = new FutureTask<>(() -> dns.lookup(name));
        Thread thread = new Thread(addresses, "sesi-lookup");
        thread.setDaemon(true);
        thread.start();
        try {
            return addresses.get(deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
        } catch (ExecutionException e) {
            throw unknown(name, e);
        } catch (TimeoutException e) {
            throw new TooSlowException();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw unknown(name, e);
        }
    }

    private static UnknownHostException unknown(String name, Exception cause) {
        UnknownHostException unknown = new UnknownHostException(name);
        unknown.initCause(cause);
        return unknown;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof BoundedDns that && dns.equals(that.dns);
    }

    @Override
    public int hashCode() {
        return dns.hashCode();
    }

    /** The time was over before the name was found. */
    static final class TooSlowException extends UnknownHostException {

        private static final long serialVersionUID = 1L;
    }
}
