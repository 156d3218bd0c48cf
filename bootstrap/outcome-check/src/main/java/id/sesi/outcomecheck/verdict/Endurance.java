package id.sesi.outcomecheck.verdict;

import id.sesi.outcomecheck.records.ResourceSample;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToLongFunction;

/** Checks that the resources of a process stay flat under load, and that it returns them afterwards. */
public final class Endurance {

    /**
     * The bounds of one resource.
     *
     * @param name the name of the resource
     * @param value reads the resource from a sample
     * @param max the largest value under load
     * @param drift how much the mean of the last third of the samples may exceed that of the first third
     * @param idle the largest value when no call runs
     */
    private record Bounds(String name, ToLongFunction<ResourceSample> value, long max, long drift, long idle) {}

    /**
     * A quarter of the heap of 64 MB must remain. 64 threads call, and 48 calls run at the same time, each on another thread and
     * with a connection. The bounds are larger, because some threads and connections of earlier calls still wait for a vendor that
     * does not answer. When idle, one socket remains: Java keeps a Unix socket of its own after it has closed its first
     * connection.
     */
    private static final List<Bounds> BOUNDS = List.of(
            new Bounds("heap in kB", sample -> sample.heapBytes() / 1_024, 48_000, 3_000, 16_000),
            new Bounds("threads", ResourceSample::threads, 200, 15, 15),
            new Bounds("files", ResourceSample::files, 300, 30, 60),
            new Bounds("sockets", ResourceSample::sockets, 250, 30, 1));

    private Endurance() {}

    /** {@return the exceeded bounds} */
    public static List<String> check(List<ResourceSample> samples) {
        List<ResourceSample> load = samplesTaken(samples, ResourceSample.LOAD);
        List<ResourceSample> idle = samplesTaken(samples, ResourceSample.IDLE);
        List<String> exceeded = new ArrayList<>();
        if (load.size() < 3 || idle.isEmpty()) {
            exceeded.add("too few samples: " + samples.size());
            return exceeded;
        }
        for (Bounds bounds : BOUNDS) {
            add(exceeded, bounds.name() + " under load", max(load, bounds), bounds.max());
            add(exceeded, "drift of " + bounds.name(), drift(load, bounds), bounds.drift());
            add(exceeded, bounds.name() + " when idle", max(idle, bounds), bounds.idle());
        }
        return exceeded;
    }

    private static void add(List<String> exceeded, String name, long value, long bound) {
        if (value > bound) {
            exceeded.add(name + ": " + value + ", but at most " + bound + " are allowed");
        }
    }

    /** {@return a table of the resources and their bounds} */
    public static String toText(List<ResourceSample> samples) {
        List<ResourceSample> load = samplesTaken(samples, ResourceSample.LOAD);
        List<ResourceSample> idle = samplesTaken(samples, ResourceSample.IDLE);
        StringBuilder text = new StringBuilder(String.format(
                "%-12s %10s %10s %10s %10s %10s   (bound)%n",
                "resource", "first 1/3", "last 1/3", "drift", "max", "idle"));
        int third = load.size() / 3;
        for (Bounds bounds : BOUNDS) {
            text.append(String.format(
                    "%-12s %10d %10d %10d %10d %10d   (drift %d, max %d, idle %d)%n",
                    bounds.name(),
                    mean(load.subList(0, third), bounds),
                    mean(load.subList(load.size() - third, load.size()), bounds),
                    drift(load, bounds),
                    max(load, bounds),
                    max(idle, bounds),
                    bounds.drift(),
                    bounds.max(),
                    bounds.idle()));
        }
        return text.toString();
    }

    private static List<ResourceSample> samplesTaken(List<ResourceSample> samples, String when) {
        return samples.stream().filter(sample -> sample.when().equals(when)).toList();
    }

    private static long drift(List<ResourceSample> load, Bounds bounds) {
        int third = load.size() / 3;
        return mean(load.subList(load.size() - third, load.size()), bounds) - mean(load.subList(0, third), bounds);
    }

    private static long mean(List<ResourceSample> samples, Bounds bounds) {
        return Math.round(samples.stream().mapToLong(bounds.value()).average().orElse(0));
    }

    private static long max(List<ResourceSample> samples, Bounds bounds) {
        return samples.stream().mapToLong(bounds.value()).max().orElse(0);
    }
}
