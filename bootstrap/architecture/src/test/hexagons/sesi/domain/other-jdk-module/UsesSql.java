package id.sesi.domain;

record UsesSql(java.sql.Connection connection) {}
