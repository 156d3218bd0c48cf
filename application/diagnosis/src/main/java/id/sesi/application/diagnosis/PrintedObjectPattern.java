package id.sesi.application.diagnosis;

import java.util.regex.Pattern;

/** Recognizes texts that code prints instead of a signature: objects, functions and missing values. */
final class PrintedObjectPattern {

    private static final Pattern TEXTS = Pattern.compile(String.join(
            "|",
            "eyJ[\\w-]+\\.[\\w-]+\\.[\\w-]*", // A JSON Web Token.
            "undefined|null|nil|None|NaN|NULL|Nothing|Array|Object",
            "\\[object \\w+]",
            "\\[[BCI]@[0-9a-f]+",
            "(?:\\w+\\.)+\\w+(?:\\$\\w+)*@[0-9a-f]+.*",
            "System\\.[\\w.`]+(?:\\[.*])?",
            "<.* at 0x[0-9a-fA-F]+>+",
            "#<[\\w:]+.*>",
            "(?:\\w+(?:::\\w+)*=)?(?:HASH|ARRAY|CODE|SCALAR|REF)\\(0x[0-9a-f]+\\)",
            "Resource id #\\d+",
            "Promise \\{.*}",
            "\\[Function.*]",
            "(?:async )?(?:function|\\(.*\\) ?=>).*",
            "0xc[0-9a-f]{9}",
            "&?\\{0x[0-9a-f]+.*}"));

    private PrintedObjectPattern() {}

    static boolean matches(String text) {
        return TEXTS.matcher(text.strip()).matches();
    }
}
