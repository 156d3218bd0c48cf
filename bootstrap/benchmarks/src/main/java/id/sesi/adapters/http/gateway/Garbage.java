package id.sesi.adapters.http.gateway;

import com.sun.management.GarbageCollectionNotificationInfo;
import com.sun.management.GcInfo;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryType;
import java.lang.management.MemoryUsage;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import javax.management.Notification;
import javax.management.NotificationEmitter;
import javax.management.openmbean.CompositeData;

/**
 * Measures the memory that this process has allocated on its heap: the memory in use plus the memory that was collected. The
 * allocation counters of threads are not suitable, because they are lost when a pool ends its threads.
 */
final class Garbage {

    private static final Set<String> HEAP = ManagementFactory.getMemoryPoolMXBeans().stream()
            .filter(pool -> pool.getType() == MemoryType.HEAP)
            .map(pool -> pool.getName())
            .collect(Collectors.toUnmodifiableSet());

    private static final AtomicLong COLLECTED_BYTES = new AtomicLong();
    private static final AtomicLong COUNTED_COLLECTIONS = new AtomicLong();

    static {
        for (GarbageCollectorMXBean collector : ManagementFactory.getGarbageCollectorMXBeans()) {
            COUNTED_COLLECTIONS.addAndGet(collector.getCollectionCount());
            ((NotificationEmitter) collector)
                    .addNotificationListener((notification, unused) -> count(notification), null, null);
        }
    }

    private Garbage() {}

    private static void count(Notification notification) {
        GcInfo info = GarbageCollectionNotificationInfo.from((CompositeData) notification.getUserData())
                .getGcInfo();
        COLLECTED_BYTES.addAndGet(used(info.getMemoryUsageBeforeGc()) - used(info.getMemoryUsageAfterGc()));
        COUNTED_COLLECTIONS.incrementAndGet();
    }

    private static long used(Map<String, MemoryUsage> pools) {
        return pools.entrySet().stream()
                .filter(pool -> HEAP.contains(pool.getKey()))
                .mapToLong(pool -> pool.getValue().getUsed())
                .sum();
    }

    /**
     * {@return the bytes that this process has allocated so far} Runs a garbage collection first. Between collections, the memory
     * in use is known only in units of heap regions.
     */
    static long allocatedBytes() {
        System.gc();
        while (COUNTED_COLLECTIONS.get() < collections()) {
            Thread.onSpinWait();
        }
        return COLLECTED_BYTES.get()
                + ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }

    private static long collections() {
        return ManagementFactory.getGarbageCollectorMXBeans().stream()
                .mapToLong(GarbageCollectorMXBean::getCollectionCount)
                .sum();
    }
}
