package ${package}.adapters.cli;

import ${package}.domain.Money;

import java.math.BigDecimal;
import java.util.Currency;

/** Parses arguments, for all commands. The domain decides which values are valid. */
final class Arguments {

    private Arguments() {}

    /** @throws UsageException if the amount is not a number, or if the currency is unknown */
    static Money money(String amount, String currency) {
        return new Money(number(amount), currency(currency));
    }

    /** @throws UsageException if the currency is unknown */
    static Currency currency(String code) {
        try {
            return Currency.getInstance(code);
        } catch (IllegalArgumentException e) {
            throw new UsageException("currency " + code + " is unknown; write a code of ISO 4217, such as EUR");
        }
    }

    private static BigDecimal number(String text) {
        try {
            return new BigDecimal(text);
        } catch (NumberFormatException e) {
            throw new UsageException("amount " + text + " is not a number; write it like 12.50");
        }
    }
}
