package id.sesi.domain;

@jakarta.inject.Singleton
final class UsesAnnotation {}
