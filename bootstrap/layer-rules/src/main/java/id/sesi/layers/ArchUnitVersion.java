package id.sesi.layers;

import com.tngtech.archunit.core.domain.JavaClass;
import java.util.Optional;
import java.util.stream.Stream;

/** Rejects an ArchUnit that lacks what the rules need. The BOMs of some frameworks choose such an ArchUnit. */
final class ArchUnitVersion {

    private ArchUnitVersion() {}

    /** @throws HexagonError if ArchUnit is older than 1.5.0 */
    static void check() {
        if (Stream.of(JavaClass.class.getMethods())
                .noneMatch(method -> method.getName().equals("getPermittedSubclasses"))) {
            String found = Optional.ofNullable(JavaClass.class.getPackage().getImplementationVersion())
                    .orElse("an older version");
            throw new HexagonError("sesi-layer-rules needs ArchUnit 1.5.0 or later, found " + found
                    + "; set the version of com.tngtech.archunit:archunit in your build to 1.5.0");
        }
    }
}
