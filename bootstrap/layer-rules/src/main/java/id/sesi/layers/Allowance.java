package id.sesi.layers;

import static java.util.Objects.requireNonNull;

/**
 * Code outside the hexagon that one layer may use, with the reason. Immutable.
 *
 * @param layer the layer whose classes may use the code
 * @param code a package such as {@code java.security}, a package with all packages below it such as {@code org.jmolecules..}, or
 *     a class such as {@code lombok.NonNull}
 * @param reason why the layer may use it; reports repeat the reason
 * @since 1.0.0
 */
public record Allowance(Layer layer, String code, String reason) {

    /**
     * Creates an allowance.
     *
     * @throws IllegalArgumentException if the code is not a name of a package or class, or if the reason is blank
     */
    public Allowance {
        requireNonNull(layer);
        if (!code.matches("(?U)[\\w$]+(\\.[\\w$]+)*(\\.\\.)?")) {
            throw new IllegalArgumentException("cannot allow " + code
                    + "; write a package (java.security), a package with those below it (org.jmolecules..) or a class");
        }
        reason = Reason.of("allowing " + code, reason);
    }

    /** @throws IllegalArgumentException if the code is part of the hexagon, because allow-lists are about other code */
    Allowance outside(String root) {
        if ((code + ".").startsWith(root + ".")) {
            throw new IllegalArgumentException("cannot allow " + code
                    + ", because it is part of the hexagon; if it is a value of a port, name it in driving or driven");
        }
        return this;
    }

    /** @param type the name of a class outside the hexagon */
    boolean covers(String type) {
        if (code.endsWith("..")) {
            return type.startsWith(code.substring(0, code.length() - 1));
        }
        int end = type.lastIndexOf('.');
        return type.equals(code)
                || type.startsWith(code + "$")
                || (end > 0 && type.substring(0, end).equals(code));
    }
}
