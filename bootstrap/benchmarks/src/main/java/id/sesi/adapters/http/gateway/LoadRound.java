package id.sesi.adapters.http.gateway;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;

/**
 * The measurements of one round of calls by several threads.
 *
 * @param perSecond calls per second of all threads together
 * @param cpuMicros CPU time of this process per call, in microseconds
 * @param bytes bytes allocated on the heap per call
 */
record LoadRound(double perSecond, double cpuMicros, long bytes) {

    private static final Duration LENGTH = Duration.ofSeconds(2);
    private static final OperatingSystemMXBean SYSTEM =
            (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

    /** {@return the round with the median throughput} */
    static LoadRound median(LoadRound[] rounds) {
        return Stream.of(rounds)
                .sorted(Comparator.comparingDouble(LoadRound::perSecond))
                .toList()
                .get(rounds.length / 2);
    }

    /** Runs calls on all threads for two seconds. */
    static LoadRound run(int threads, Callable<Boolean> call) throws Exception {
        AtomicLong calls = new AtomicLong();
        CountDownLatch start = new CountDownLatch(1);
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        long allocated = Garbage.allocatedBytes();
        try {
            List<Future<Void>> all = Stream.generate(() -> pool.submit(() -> {
                        start.await();
                        return callUntilDeadline(call, calls);
                    }))
                    .limit(threads)
                    .toList();
            long cpu = SYSTEM.getProcessCpuTime();
            long begin = System.nanoTime();
            start.countDown();
            for (Future<Void> one : all) {
                one.get();
            }
            double seconds = (System.nanoTime() - begin) / 1e9;
            double micros = (SYSTEM.getProcessCpuTime() - cpu) / 1e3;
            return new LoadRound(
                    calls.get() / seconds, micros / calls.get(), (Garbage.allocatedBytes() - allocated) / calls.get());
        } finally {
            pool.shutdown();
        }
    }

    private static Void callUntilDeadline(Callable<Boolean> call, AtomicLong calls) throws Exception {
        long end = System.nanoTime() + LENGTH.toNanos();
        while (System.nanoTime() - end < 0) {
            if (!call.call()) {
                throw new IllegalStateException("a call failed");
            }
            calls.incrementAndGet();
        }
        return null;
    }
}
