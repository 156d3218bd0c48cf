package id.sesi.application;

final class RealTicker implements id.sesi.application.driven.Ticker {
    @Override
    public long nanoTime() {
        return 0;
    }
}
