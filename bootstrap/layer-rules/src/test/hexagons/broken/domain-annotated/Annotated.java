package com.acme.orders.domain;

/** Bad: only an annotation uses a library. */
public record Annotated(@com.google.gson.annotations.SerializedName("id") String id) {}
