package id.sesi.application.diagnosis;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** A structured value of a request, such as its body, which {@link ValueFormat} prints. */
sealed interface Value {

    /** {@return this value in the format} */
    String print(ValueFormat format, int depth);

    /** {@return all texts in this value} */
    Stream<String> texts();

    /** {@return this value with the members of all objects sorted by their names} */
    Value sorted();

    /** {@return this value with the names of all members changed} */
    Value renamed(UnaryOperator<String> change);

    /** A text. */
    record Text(String text) implements Value {
        @Override
        public String print(ValueFormat format, int depth) {
            return format.text(text);
        }

        @Override
        public Stream<String> texts() {
            return Stream.of(text);
        }

        @Override
        public Value sorted() {
            return this;
        }

        @Override
        public Value renamed(UnaryOperator<String> change) {
            return this;
        }
    }

    /** A missing value that is printed, for example as {@code null}. */
    record Absent() implements Value {
        @Override
        public String print(ValueFormat format, int depth) {
            return format.absent();
        }

        @Override
        public Stream<String> texts() {
            return Stream.empty();
        }

        @Override
        public Value sorted() {
            return this;
        }

        @Override
        public Value renamed(UnaryOperator<String> change) {
            return this;
        }
    }

    /** A list. */
    record Items(List<Value> items) implements Value {
        @Override
        public String print(ValueFormat format, int depth) {
            return format.list(
                    items.stream().map(item -> item.print(format, depth + 1)).toList(), depth);
        }

        @Override
        public Stream<String> texts() {
            return items.stream().flatMap(Value::texts);
        }

        @Override
        public Value sorted() {
            return new Items(items.stream().map(Value::sorted).toList());
        }

        @Override
        public Value renamed(UnaryOperator<String> change) {
            return new Items(items.stream().map(item -> item.renamed(change)).toList());
        }
    }

    /**
     * An object, with its members in the order of the map.
     *
     * @param type the usual name of its class
     */
    record Members(String type, Map<String, Value> members) implements Value {
        @Override
        public String print(ValueFormat format, int depth) {
            return format.object(
                    type,
                    members.entrySet().stream()
                            .map(member -> format.member(
                                    member.getKey(), member.getValue().print(format, depth + 1)))
                            .toList(),
                    depth);
        }

        @Override
        public Stream<String> texts() {
            return members.values().stream().flatMap(Value::texts);
        }

        @Override
        public Value sorted() {
            SortedMap<String, Value> sorted = new TreeMap<>();
            members.forEach((name, value) -> sorted.put(name, value.sorted()));
            return new Members(type, sorted);
        }

        /** {@return the values of the members, with objects and lists printed} */
        List<String> values(Function<Value, String> printObject) {
            return List.copyOf(printed(printObject).values());
        }

        /** {@return the members, with objects and lists printed} */
        Map<String, String> printed(Function<Value, String> printObject) {
            Map<String, String> printed = new LinkedHashMap<>();
            members.forEach((name, value) ->
                    printed.put(name, value instanceof Text text ? text.text() : printObject.apply(value)));
            return printed;
        }

        /** {@return this object with its own members sorted, but not those of objects in it} */
        Members sortedHere() {
            return new Members(type, new TreeMap<>(members));
        }

        @Override
        public Value renamed(UnaryOperator<String> change) {
            Map<String, Value> renamed = new LinkedHashMap<>();
            members.forEach((name, value) -> renamed.put(change.apply(name), value.renamed(change)));
            return new Members(type, renamed);
        }

        /** Two objects with the same members in another order are not equal, because they are printed differently. */
        @Override
        public boolean equals(Object other) {
            return other instanceof Members that
                    && List.copyOf(members.entrySet()).equals(List.copyOf(that.members.entrySet()));
        }

        @Override
        public int hashCode() {
            return members.hashCode();
        }
    }
}
