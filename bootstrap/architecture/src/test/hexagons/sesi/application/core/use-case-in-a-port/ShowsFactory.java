package id.sesi.application.driving;

public interface ShowsFactory {
    default id.sesi.application.UseCases useCases() {
        throw new AssertionError();
    }
}
