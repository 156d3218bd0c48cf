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
    Value withMembersSorted();

    /** {@return this value with the names of all members changed} */
    Value withMembersRenamed(UnaryOperator<String> change);

    /** A text. */
    record TextValue(String text) implements Value {
        @Override
        public String print(ValueFormat format, int depth) {
            return format.text(text);
        }

        @Override
        public Stream<String> texts() {
            return Stream.of(text);
        }

        @Override
        public Value withMembersSorted() {
            return this;
        }

        @Override
        public Value withMembersRenamed(UnaryOperator<String> change) {
            return this;
        }
    }

    /** A missing value that is printed, for example as {@code null}. */
    record AbsentValue() implements Value {
        @Override
        public String print(ValueFormat format, int depth) {
            return format.absentText();
        }

        @Override
        public Stream<String> texts() {
            return Stream.empty();
        }

        @Override
        public Value withMembersSorted() {
            return this;
        }

        @Override
        public Value withMembersRenamed(UnaryOperator<String> change) {
            return this;
        }
    }

    /** A list. */
    record ListValue(List<Value> items) implements Value {
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
        public Value withMembersSorted() {
            return new ListValue(items.stream().map(Value::withMembersSorted).toList());
        }

        @Override
        public Value withMembersRenamed(UnaryOperator<String> change) {
            return new ListValue(
                    items.stream().map(item -> item.withMembersRenamed(change)).toList());
        }
    }

    /**
     * An object, with its members in the order of the map.
     *
     * @param type the usual name of its class
     */
    record ObjectValue(String type, Map<String, Value> members) implements Value {
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
        public Value withMembersSorted() {
            SortedMap<String, Value> sorted = new TreeMap<>();
            members.forEach((name, value) -> sorted.put(name, value.withMembersSorted()));
            return new ObjectValue(type, sorted);
        }

        /** {@return the texts of the members; objects and lists are printed with the function} */
        List<String> printedValues(Function<Value, String> printObject) {
            return List.copyOf(printedMembers(printObject).values());
        }

        /** {@return the names and the texts of the members; objects and lists are printed with the function} */
        Map<String, String> printedMembers(Function<Value, String> printObject) {
            Map<String, String> printed = new LinkedHashMap<>();
            members.forEach((name, value) ->
                    printed.put(name, value instanceof TextValue text ? text.text() : printObject.apply(value)));
            return printed;
        }

        /** {@return this object with its own members sorted, but not those of objects in it} */
        ObjectValue withOwnMembersSorted() {
            return new ObjectValue(type, new TreeMap<>(members));
        }

        @Override
        public Value withMembersRenamed(UnaryOperator<String> change) {
            Map<String, Value> renamed = new LinkedHashMap<>();
            members.forEach((name, value) -> renamed.put(change.apply(name), value.withMembersRenamed(change)));
            return new ObjectValue(type, renamed);
        }

        /** Two objects with the same members in another order are not equal, because they are printed differently. */
        @Override
        public boolean equals(Object other) {
            return other instanceof ObjectValue that
                    && List.copyOf(members.entrySet()).equals(List.copyOf(that.members.entrySet()));
        }

        @Override
        public int hashCode() {
            return members.hashCode();
        }
    }
}
