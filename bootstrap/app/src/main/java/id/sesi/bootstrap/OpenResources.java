package id.sesi.bootstrap;

import java.util.ArrayList;
import java.util.List;

/** The connections and files that the graph has opened, to close before the process exits. Not thread-safe. */
final class OpenResources implements AutoCloseable {

    private final List<Runnable> closeActions = new ArrayList<>();

    void onClose(Runnable action) {
        closeActions.add(action);
    }

    @Override
    public void close() {
        closeActions.forEach(Runnable::run);
    }
}
