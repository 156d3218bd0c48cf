package id.sesi.application;

record KnowsDiagnosis(id.sesi.application.diagnosis.driving.VerifySignature verify) {}
