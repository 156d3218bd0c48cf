package id.sesi.util;

final class Stray {}
