package id.sesi.application.driven;

public abstract class HalfAnAdapter {}
