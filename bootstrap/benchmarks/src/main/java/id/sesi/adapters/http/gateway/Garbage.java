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
 * What this process has allocated on its heap, by what is there and what was collected. Counting by threads forgets those that
 * have ended, and pools end many.
 */
final class Garbage {

    private static final Set<String> HEAP = ManagementFactory.getMemoryPoolMXBeans().stream()
            .filter(pool -> pool.getType() == MemoryType.HEAP)
            .map(pool -> pool.getName())
            .collect(Collectors.toUnmodifiableSet());

    private static final AtomicLong COLLECTED = new AtomicLong();
    private static final AtomicLong SEEN = new AtomicLong();

    static {
        for (GarbageCollectorMXBean collector : ManagementFactory.getGarbageCollectorMXBeans()) {
            SEEN.addAndGet(collector.getCollectionCount());
            ((NotificationEmitter) collector).addNotificationListener((told, unused) -> count(told), null, null);
        }
    }

    private Garbage() {}

    private static void count(Notification told) {
        GcInfo info = GarbageCollectionNotificationInfo.from((CompositeData) told.getUserData())
                .getGcInfo();
        COLLECTED.addAndGet(used(info.getMemoryUsageBeforeGc()) - used(info.getMemoryUsageAfterGc()));
        SEEN.incrementAndGet();
    }

    private static long used(Map<String, MemoryUsage> pools) {
        return pools.entrySet().stream()
                .filter(pool -> HEAP.contains(pool.getKey()))
                .mapToLong(pool -> pool.getValue().getUsed())
                .sum();
    }

    /** Collects first: between collections, what is there is known by regions alone. */
    static long allocatedBytes() {
        System.gc();
        while (SEEN.get() < collections()) {
            Thread.onSpinWait();
        }
        return COLLECTED.get()
                + ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }

    private static long collections() {
        return ManagementFactory.getGarbageCollectorMXBeans().stream()
                .mapToLong(GarbageCollectorMXBean::getCollectionCount)
                .sum();
    }
}
