package id.sesi.domain;

record ReadsFile(java.nio.file.Path file) {}
