package ${package}.application.driving;

import ${package}.domain.Money;

import java.util.Currency;
import java.util.function.Function;

/** The outcome of {@link ConvertMoney}. */
public sealed interface Conversion {

    /** {@return the result of the function for this kind of outcome} A new kind breaks every caller that must handle it. */
    <T> T fold(
            Function<? super Converted, ? extends T> converted,
            Function<? super NoRate, ? extends T> noRate,
            Function<? super Unavailable, ? extends T> unavailable);

    /** The amount was converted. */
    record Converted(Money money) implements Conversion {
        @Override
        public <T> T fold(
                Function<? super Converted, ? extends T> converted,
                Function<? super NoRate, ? extends T> noRate,
                Function<? super Unavailable, ? extends T> unavailable) {
            return converted.apply(this);
        }
    }

    /** No source has a rate for this pair of currencies. To try again does not help. */
    record NoRate(Currency from, Currency to) implements Conversion {
        @Override
        public <T> T fold(
                Function<? super Converted, ? extends T> converted,
                Function<? super NoRate, ? extends T> noRate,
                Function<? super Unavailable, ? extends T> unavailable) {
            return noRate.apply(this);
        }
    }

    /** The source of the rates did not answer. To try again later may help. */
    record Unavailable(String reason) implements Conversion {
        @Override
        public <T> T fold(
                Function<? super Converted, ? extends T> converted,
                Function<? super NoRate, ? extends T> noRate,
                Function<? super Unavailable, ? extends T> unavailable) {
            return unavailable.apply(this);
        }
    }
}
