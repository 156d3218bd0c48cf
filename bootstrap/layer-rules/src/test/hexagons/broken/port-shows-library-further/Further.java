package com.acme.orders.application.driven;

/** Bad: library types as superclass, bound, annotation of a class and of a field, and array element. */
@com.google.gson.annotations.JsonAdapter(Object.class)
public final class Further<T extends org.slf4j.Logger> extends com.google.gson.reflect.TypeToken<String>
        implements java.util.function.Supplier<org.slf4j.Marker[]> {
    @com.google.gson.annotations.Expose
    public final String text = "";

    @Override
    public org.slf4j.Marker[] get() {
        return null;
    }
}
