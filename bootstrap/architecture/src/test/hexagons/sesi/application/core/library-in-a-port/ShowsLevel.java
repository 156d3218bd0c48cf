package id.sesi.application.driving;

public record ShowsLevel(java.util.logging.Level level) {}
