package com.acme.orders.domain;

/** Bad: a library in an annotation, and nowhere else. */
public record Annotated(@com.google.gson.annotations.SerializedName("id") String id) {}
