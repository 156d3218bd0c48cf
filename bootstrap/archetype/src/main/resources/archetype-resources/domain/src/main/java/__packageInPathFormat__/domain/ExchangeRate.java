package ${package}.domain;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Currency;

/**
 * The price of one unit of a currency in another currency.
 *
 * @param from the currency to convert
 * @param to the currency to get
 * @param factor the number of units of {@code to} for one unit of {@code from}
 */
public record ExchangeRate(Currency from, Currency to, BigDecimal factor) {

    private static final BigDecimal MIN = new BigDecimal("0.000000001");
    private static final BigDecimal MAX = new BigDecimal("1000000000");

    /** @throws InvalidValueException if the factor is not between 0.000000001 and 1000000000 */
    public ExchangeRate {
        Money.decimalPlaces(from);
        Money.decimalPlaces(to);
        if (factor.compareTo(MIN) < 0 || factor.compareTo(MAX) > 0) {
            throw new InvalidValueException("exchange rate " + factor + " is not between " + MIN + " and " + MAX);
        }
    }

    /** {@return the amount in the other currency, rounded half to even as banks do} */
    public Money convert(Money money) {
        if (!money.currency().equals(from)) {
            throw new IllegalArgumentException("this rate converts " + from + ", not " + money.currency());
        }
        BigDecimal exact = money.amount().multiply(factor);
        return new Money(exact.setScale(Money.decimalPlaces(to), RoundingMode.HALF_EVEN), to);
    }

    /** {@return the rate of the opposite direction, with 16 digits} */
    public ExchangeRate inverse() {
        return new ExchangeRate(to, from, BigDecimal.ONE.divide(factor, MathContext.DECIMAL64));
    }
}
