package ${package}.domain;

import java.math.BigDecimal;
import java.util.Currency;

/**
 * An amount that a person can pay, with exactly as many decimal places as the currency has.
 *
 * @param amount not negative, at most {@link #MAX}
 * @param currency a currency for which Java defines a number of decimal places, such as EUR (2) or JPY (0), but not gold (XAU)
 */
public record Money(BigDecimal amount, Currency currency) {

    /** The largest amount. */
    public static final BigDecimal MAX = new BigDecimal("1000000000000");

    /** @throws InvalidValueException if the amount is negative, too large, or has too many decimal places */
    public Money {
        int places = decimalPlaces(currency);
        if (amount.signum() < 0 || amount.compareTo(MAX) > 0) {
            throw new InvalidValueException("amount " + amount + " is not between 0 and " + MAX);
        }
        BigDecimal shortest = amount.stripTrailingZeros();
        if (shortest.scale() > places) {
            throw new InvalidValueException("amount " + amount + " has more than " + places + " decimal places");
        }
        amount = shortest.setScale(places);
    }

    static int decimalPlaces(Currency currency) {
        int places = currency.getDefaultFractionDigits();
        if (places < 0) {
            throw new InvalidValueException(
                    "currency " + currency + " has no decimal places; use one that people pay with");
        }
        return places;
    }

    @Override
    public String toString() {
        return amount.toPlainString() + " " + currency;
    }
}
