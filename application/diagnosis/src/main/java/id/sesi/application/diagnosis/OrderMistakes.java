package id.sesi.application.diagnosis;

import id.sesi.application.diagnosis.KnownMistake.Step;
import id.sesi.application.diagnosis.driving.Mistake;
import id.sesi.domain.CanonicalString;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Mistakes in the order of the six fields. */
final class OrderMistakes {

    private static final List<String> FIELDS = CanonicalString.FIELDS;

    private static final List<Integer> REVERSE = List.of(5, 4, 3, 2, 1, 0);
    private static final List<Integer> BY_MEMBER_NAME = List.of(5, 4, 2, 3, 0, 1);

    private OrderMistakes() {}

    /** {@return all 719 wrong orders, the most likely ones first} */
    static List<KnownMistake> all() {
        List<List<Integer>> orders = new ArrayList<>();
        permute(new ArrayList<>(), orders);
        return orders.stream()
                .filter(order -> countMoved(order) > 0)
                .sorted(Comparator.comparingLong(OrderMistakes::unlikeliness))
                .map(OrderMistakes::mistake)
                .toList();
    }

    private static KnownMistake mistake(List<Integer> order) {
        String names = order.stream().map(FIELDS::get).collect(Collectors.joining(", "));
        return new KnownMistake(
                Step.PARTS,
                new Mistake("the fields are in another order: " + names, FieldMistakes.SIGN_SIX_FIELDS),
                recipe -> recipe.withParts(parts -> reordered(parts, order)));
    }

    private static List<String> reordered(List<String> parts, List<Integer> order) {
        // If another mistake has added or removed a field, the order is not defined.
        return parts.size() == order.size() ? order.stream().map(parts::get).toList() : parts;
    }

    private static void permute(List<Integer> start, List<List<Integer>> into) {
        if (start.size() == FIELDS.size()) {
            into.add(List.copyOf(start));
            return;
        }
        for (int i = 0; i < FIELDS.size(); i++) {
            if (!start.contains(i)) {
                start.add(i);
                permute(start, into);
                start.remove(start.size() - 1);
            }
        }
    }

    /**
     * {@return the rank of an order; lower is more likely} The lowest rank is 2. Such an order has two fields exchanged, one field
     * moved, all fields reversed, or all fields sorted by the names of their JSON members.
     */
    private static long unlikeliness(List<Integer> order) {
        return isOneFieldMoved(order) || order.equals(REVERSE) || order.equals(BY_MEMBER_NAME) ? 2 : countMoved(order);
    }

    private static long countMoved(List<Integer> order) {
        return IntStream.range(0, order.size()).filter(i -> order.get(i) != i).count();
    }

    private static boolean isOneFieldMoved(List<Integer> order) {
        return order.stream().anyMatch(field -> {
            List<Integer> others =
                    order.stream().filter(other -> !other.equals(field)).toList();
            return others.equals(others.stream().sorted().toList());
        });
    }
}
