package id.sesi.bootstrap;

import java.util.ArrayList;
import java.util.List;

/** Closes what the graph has opened, before the process ends. Not thread-safe. */
final class Resources implements AutoCloseable {

    private final List<Runnable> closings = new ArrayList<>();

    void onClose(Runnable closing) {
        closings.add(closing);
    }

    @Override
    public void close() {
        closings.forEach(Runnable::run);
    }
}
