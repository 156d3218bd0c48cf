package id.sesi.layers;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Finds allowances that cover nothing that the code uses: they are misspelled, or have outlived their reason. */
record UnusedAllowances(Hexagon hexagon, JavaClasses classes) {

    /**
     * Allowances of several layers with the same code and reason are one statement, as in reports. It is enough if one of these
     * layers uses the code.
     *
     * @throws HexagonError if no such layer does
     */
    void reject() {
        Map<String, List<Allowance>> statements = hexagon.allowances().stream()
                .collect(Collectors.groupingBy(
                        each -> each.code() + ": " + each.reason(), LinkedHashMap::new, Collectors.toList()));
        List<String> unused = statements.values().stream()
                .filter(statement -> statement.stream().noneMatch(this::isUsed))
                .map(UnusedAllowances::describe)
                .toList();
        if (!unused.isEmpty()) {
            throw new HexagonError("these allowances cover nothing that " + hexagon.root() + " uses: "
                    + String.join("; ", unused)
                    + "; delete them, correct the names, or add two dots for the packages below");
        }
    }

    private static String describe(List<Allowance> statement) {
        return statement.get(0).code() + " for "
                + statement.stream().map(each -> each.layer().toString()).collect(Collectors.joining(", "));
    }

    /** Reads class files only if ArchUnit finds no dependency, because reading takes longer. */
    private boolean isUsed(Allowance allowance) {
        return usersOf(allowance)
                        .flatMap(type -> type.getDirectDependenciesFromSelf().stream())
                        .anyMatch(dependency -> allowance.covers(Conditions.targetOf(dependency)))
                || usersOf(allowance)
                        .flatMap(type -> type.getSource().stream())
                        .flatMap(source -> NamesInClassFile.read(source.getUri()).stream())
                        .anyMatch(allowance::covers);
    }

    private Stream<JavaClass> usersOf(Allowance allowance) {
        return classes.stream()
                .filter(type -> hexagon.layerOf(type.getName())
                        .filter(allowance.layer()::equals)
                        .isPresent());
    }
}
