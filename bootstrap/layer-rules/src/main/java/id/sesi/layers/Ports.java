package id.sesi.layers;

import static com.tngtech.archunit.core.domain.JavaModifier.ABSTRACT;
import static com.tngtech.archunit.core.domain.JavaModifier.FINAL;
import static com.tngtech.archunit.core.domain.JavaModifier.SYNTHETIC;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Distinguishes the ports of a hexagon from the values in their packages. */
record Ports(Hexagon hexagon) {

    /**
     * {@return whether the type is a port} Annotations, sealed interfaces with only final subclasses, and interfaces that only
     * records and enums of the ports implement are not ports.
     */
    boolean isPort(JavaClass type) {
        return type.isInterface()
                && isInPackageOfPorts(type)
                && !type.isAnnotation()
                && !isClosed(type)
                && !isInterfaceOfValues(type);
    }

    /**
     * A record or an enum can also be an implementation in memory. So each method of the interface must read a value: it has a
     * result and no parameter.
     */
    private boolean isInterfaceOfValues(JavaClass type) {
        List<JavaClass> classes = type.getAllSubclasses().stream()
                .filter(subtype -> !subtype.isInterface())
                .toList();
        return !classes.isEmpty()
                && classes.stream().allMatch(each -> (each.isRecord() || each.isEnum()) && isInPackageOfPorts(each))
                && type.getAllMethods().stream()
                        .filter(method -> method.getModifiers().contains(ABSTRACT))
                        .allMatch(method -> method.getParameters().isEmpty()
                                && !method.getRawReturnType().isEquivalentTo(void.class));
    }

    private boolean isInPackageOfPorts(JavaClass type) {
        return hexagon.layerOf(type.getName()).filter(Layer::isPort).isPresent();
    }

    boolean isDrivenPort(JavaClass type) {
        return isPort(type) && isIn(Layer.DRIVEN, type);
    }

    /** {@return whether the application offers this interface} Callers implement an interface that they pass to a driving port. */
    boolean isDrivingPort(JavaClass type) {
        return isPort(type) && isIn(Layer.DRIVING, type) && !isCallback(type);
    }

    private boolean isCallback(JavaClass type) {
        return type.getMethodsWithParameterTypeOfSelf().stream()
                .map(JavaMethod::getOwner)
                .anyMatch(owner -> isPort(owner) && isIn(Layer.DRIVING, owner));
    }

    private boolean isIn(Layer layer, JavaClass type) {
        return hexagon.layerOf(type.getName()).filter(layer::equals).isPresent();
    }

    /**
     * {@return whether the type is part of the language of a port} Interfaces are, and so are classes that only carry values: they
     * neither implement a port nor have one in a field, and no class outside the ports extends them. Classes that the compiler
     * generates are accepted too.
     */
    boolean isPortOrValue(JavaClass type) {
        return type.isInterface()
                || type.getModifiers().contains(SYNTHETIC)
                || ((isClosedClass(type) || isException(type)) && !hasAPort(type));
    }

    private boolean isClosedClass(JavaClass type) {
        boolean closed = type.isSealed() || type.isEnum() || type.getModifiers().contains(FINAL);
        boolean isExtendedOutside =
                type.getAllSubclasses().stream().anyMatch(subclass -> !isInPackageOfPorts(subclass));
        return closed || !(type.getModifiers().contains(ABSTRACT) || isExtendedOutside);
    }

    private boolean hasAPort(JavaClass type) {
        return type.getAllRawInterfaces().stream().anyMatch(this::isPort)
                || type.getFields().stream()
                        .flatMap(field -> field.getAllInvolvedRawTypes().stream())
                        .anyMatch(this::isPort);
    }

    /** The superclasses in the JDK were not read with the classes of the hexagon, so this method asks the JDK for them. */
    private static boolean isException(JavaClass type) {
        String top = Stream.iterate(
                        Optional.of(type), Optional::isPresent, each -> each.flatMap(JavaClass::getRawSuperclass))
                .flatMap(Optional::stream)
                .reduce(type, (inner, outer) -> outer)
                .getName();
        if (!top.startsWith("java.")) {
            return false;
        }
        try {
            return Throwable.class.isAssignableFrom(Class.forName(top, false, null));
        } catch (ClassNotFoundException e) {
            return false;
        }
    }

    private static boolean isClosed(JavaClass type) {
        return type.getPermittedSubclasses()
                .filter(subclasses -> subclasses.stream()
                        .allMatch(subclass ->
                                subclass.getModifiers().contains(FINAL) || subclass.isEnum() || isClosed(subclass)))
                .isPresent();
    }
}
