package id.sesi.application.driven;

public record Reports(id.sesi.application.driving.Outcome outcome) {}
