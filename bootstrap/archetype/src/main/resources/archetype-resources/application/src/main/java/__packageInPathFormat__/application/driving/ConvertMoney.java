package ${package}.application.driving;

import ${package}.domain.Money;

import java.util.Currency;

/** Converts an amount into another currency. */
public interface ConvertMoney {

    /** {@return the converted amount, or why there is none} */
    Conversion convert(Money money, Currency target);
}
