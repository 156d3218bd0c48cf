package id.sesi.application.diagnosis;

import static id.sesi.application.diagnosis.Frequency.COMMON;
import static id.sesi.application.diagnosis.Frequency.RARE;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/** Changes of a text by converting it to a number. */
final class NumberChanges {

    private static final Pattern WHOLE_NUMBER = Pattern.compile("[0-9]{1,300}");
    private static final Pattern NUMBER_AT_START = Pattern.compile("(?s)^\\s*([0-9]{1,300}).*|.*");

    private NumberChanges() {}

    /** {@return the changes, the most likely ones first} */
    static List<TextChange> all() {
        return List.of(
                new TextChange(COMMON, "converted to a number", ifNumber(text -> new BigInteger(text).toString())),
                new TextChange(RARE, "converted to a number with .0", ifNumber(text -> new BigInteger(text) + ".0")),
                new TextChange(
                        RARE,
                        "converted to a number of 64 bits with a fraction",
                        ifNumber(NumberChanges::roundedThroughDouble)),
                new TextChange(
                        RARE,
                        "converted to a number, NaN if it is none",
                        text -> isNumber(text) ? roundedThroughDouble(text) : "NaN"),
                new TextChange(
                        RARE,
                        "converted to a number, 0 if it is none",
                        text -> isNumber(text) ? roundedThroughDouble(text) : "0"),
                new TextChange(RARE, "converted to the number at its start, or 0", text -> number(text, "0")),
                new TextChange(RARE, "converted to the number at its start, or NaN", text -> number(text, "NaN")),
                new TextChange(
                        RARE,
                        "converted to a number with commas",
                        ifNumber(text -> String.format(Locale.ROOT, "%,d", new BigInteger(text)))),
                new TextChange(RARE, "reduced to its digits", text -> text.replaceAll("[^0-9]", "")),
                new TextChange(
                        RARE,
                        "converted to a number in scientific notation",
                        ifNumber(text -> String.format(Locale.ROOT, "%.5E", new BigDecimal(text)))),
                new TextChange(
                        RARE,
                        "converted to a number with an exponent",
                        ifNumber(text -> Double.toString(Double.parseDouble(text)))),
                new TextChange(
                        RARE,
                        "converted to a number with periods",
                        ifNumber(text -> String.format(Locale.ROOT, "%,d", new BigInteger(text))
                                .replace(',', '.'))),
                new TextChange(
                        RARE,
                        "reduced to its digits, without leading zeros",
                        text -> text.replaceAll("[^0-9]", "").replaceFirst("^0+(?=.)", "")),
                new TextChange(
                        RARE,
                        "signed without leading zeros in its numbers",
                        text -> text.replaceAll("(?<![0-9])0+(?=[0-9])", "")));
    }

    private static UnaryOperator<String> ifNumber(UnaryOperator<String> change) {
        return text -> isNumber(text) ? change.apply(text) : text;
    }

    private static boolean isNumber(String text) {
        return WHOLE_NUMBER.matcher(text).matches();
    }

    private static String roundedThroughDouble(String text) {
        return new BigDecimal(Double.toString(Double.parseDouble(text)))
                .toBigInteger()
                .toString();
    }

    private static String number(String text, String otherwise) {
        String digits = NUMBER_AT_START.matcher(text).replaceFirst("$1");
        return digits.isEmpty() ? otherwise : new BigInteger(digits).toString();
    }
}
