package com.acme.orders.application.driven;

public record LetterNotice(String text, String street) implements Notice {}
