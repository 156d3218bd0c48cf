package id.sesi.layers;

import java.util.Set;

/**
 * What the inside of every hexagon may use. The packages also contain classes that the inside should not use: threads and processes
 * in {@code java.lang}, timers in {@code java.util}. An allow-list of packages cannot exclude single classes.
 */
final class DefaultAllowances {

    private static final Set<String> PACKAGES = Set.of(
            "java.lang",
            "java.lang.annotation",
            "java.math",
            "java.nio.charset",
            "java.text",
            "java.time",
            "java.time.chrono",
            "java.time.format",
            "java.time.temporal",
            "java.util",
            "java.util.function",
            "java.util.regex",
            "java.util.stream");

    /** What compilers and tools leave in code: marks of generated code, and the class that javac uses for serializable lambdas. */
    private static final Set<String> LEFT_BY_TOOLS = Set.of(
            "jakarta.annotation.Generated",
            "java.lang.invoke.SerializedLambda",
            "javax.annotation.Generated",
            "javax.annotation.processing.Generated",
            "lombok.Generated");

    private DefaultAllowances() {}

    /** @param type the name of a class outside the hexagon */
    static boolean cover(String type) {
        int end = type.lastIndexOf('.');
        boolean primitive = end < 0;
        return primitive || PACKAGES.contains(type.substring(0, end)) || LEFT_BY_TOOLS.contains(type);
    }
}
