package id.sesi.outcomecheck.callers;

import com.sun.management.UnixOperatingSystemMXBean;
import id.sesi.outcomecheck.records.ResourceSample;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** Measures what this process holds. */
final class Resources {

    private Resources() {}

    static ResourceSample measure(String when, int calls) throws IOException {
        System.gc();
        long heap = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
        int threads = ManagementFactory.getThreadMXBean().getThreadCount();
        UnixOperatingSystemMXBean system = (UnixOperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        return new ResourceSample(when, calls, heap, threads, system.getOpenFileDescriptorCount(), sockets());
    }

    /** {@return the number of sockets, which Linux lists below {@code /proc}} */
    private static int sockets() throws IOException {
        int sockets = 0;
        try (DirectoryStream<Path> files = Files.newDirectoryStream(Path.of("/proc/self/fd"))) {
            for (Path file : files) {
                if (isSocket(file)) {
                    sockets++;
                }
            }
        }
        return sockets;
    }

    private static boolean isSocket(Path file) {
        try {
            return Files.readSymbolicLink(file).toString().startsWith("socket:");
        } catch (IOException e) {
            return false; // It was closed meanwhile.
        }
    }
}
