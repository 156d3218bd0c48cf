package id.sesi.bootstrap;

final class Injected {
    @jakarta.inject.Inject
    String name;
}
