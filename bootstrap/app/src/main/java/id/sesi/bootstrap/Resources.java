package id.sesi.bootstrap;

import java.util.ArrayList;
import java.util.List;

/** What was opened and has to be closed before the process ends. Not thread-safe. */
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
