package id.sesi.domain;

final class Guest {}
