package id.sesi.outcomecheck.records;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * What the process of the callers holds at one time.
 *
 * @param when {@link #LOAD} or {@link #IDLE}
 * @param calls the number of calls so far
 * @param heapBytes the used heap after a full collection
 * @param threads the threads
 * @param files the open file descriptors, including sockets
 * @param sockets the open sockets
 */
public record ResourceSample(String when, int calls, long heapBytes, int threads, long files, int sockets) {

    /** All callers are calling. */
    public static final String LOAD = "load";

    /** All callers have ended, the connections are closed, and the idle times of the libraries have passed. */
    public static final String IDLE = "idle";

    /** Appends this sample to a file. */
    public void append(LineFile file) {
        file.append(when, calls, heapBytes, threads, files, sockets);
    }

    /** {@return the samples in this file} */
    public static List<ResourceSample> read(Path file) throws IOException {
        return LineFile.read(file).stream()
                .map(line -> new ResourceSample(
                        line.get(0),
                        Integer.parseInt(line.get(1)),
                        Long.parseLong(line.get(2)),
                        Integer.parseInt(line.get(3)),
                        Long.parseLong(line.get(4)),
                        Integer.parseInt(line.get(5))))
                .toList();
    }
}
