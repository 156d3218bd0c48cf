package ${package}.application.driving;

import ${package}.domain.Money;

import java.util.Currency;

/** Converts an amount into another currency. */
public interface ConvertMoney {

    /** {@return the converted amount, or the reason why it cannot be converted} */
    Conversion convert(Money money, Currency target);
}
