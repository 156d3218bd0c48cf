package id.sesi.domain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Encodes code points with the encoder of RFC 3492, section 6.3, which also encodes numbers that are no characters. The label is
 * valid only if all numbers are characters.
 */
class PunycodeTest {

    private static final int[] LIMITS = {0x80, 0xd7ff, 0xd800, 0xdfff, 0xe000, 0x10ffff, 0x110000};

    @ParameterizedTest
    @ValueSource(ints = {0x80, 0xd7ff, 0xe000, 0x10ffff})
    void a_label_of_characters_is_valid(int codePoint) {
        assertTrue(isValid(codePoint));
        assertTrue(isValid('a', codePoint, 'b'));
        assertTrue(isValid(0x100, codePoint, codePoint));
    }

    @ParameterizedTest
    @ValueSource(ints = {0xd800, 0xdfff, 0x110000})
    void a_label_with_a_number_that_is_no_character_is_invalid(int codePoint) {
        assertFalse(isValid(codePoint));
        assertFalse(isValid('a', codePoint, 'b'));
        assertFalse(isValid(0x100, codePoint, codePoint));
    }

    /** A defect in the arithmetic would move a number across one of the limits. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void a_random_label_is_valid_if_all_numbers_are_characters(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        for (int i = 0; i < 5_000; i++) {
            int[] numbers = IntStream.generate(() -> number(random))
                    .limit(random.nextInt(1, 8))
                    .toArray();
            numbers[random.nextInt(numbers.length)] = 0x100; // A label needs a character that is not ASCII.
            boolean expected = Arrays.stream(numbers).allMatch(PunycodeTest::isCharacter);
            assertEquals(expected, isValid(numbers), Arrays.toString(numbers));
        }
    }

    @Test
    void a_label_without_digits_or_with_other_characters_is_invalid() {
        assertFalse(Punycode.isValid("xn--"));
        assertFalse(Punycode.isValid("xn--a-"));
        assertFalse(Punycode.isValid("xn--\u00e9"));
        assertFalse(Punycode.isValid("xn--ab_c"));
        assertTrue(Punycode.isValid("xn-"));
        assertTrue(Punycode.isValid("plain"));
    }

    private static int number(RandomGenerator random) {
        return switch (random.nextInt(4)) {
            case 0 -> random.nextInt('a', 'z' + 1);
            case 1 -> LIMITS[random.nextInt(LIMITS.length)];
            case 2 -> random.nextInt(0x80, 0x400);
            default -> random.nextInt(0x80, 0x110000);
        };
    }

    private static boolean isCharacter(int number) {
        return Character.isValidCodePoint(number) && (number < 0xd800 || number > 0xdfff);
    }

    private static boolean isValid(int... numbers) {
        return Punycode.isValid("xn--" + encode(numbers));
    }

    private static String encode(int... numbers) {
        StringBuilder out = new StringBuilder();
        Arrays.stream(numbers).filter(number -> number < 0x80).forEach(out::appendCodePoint);
        int basic = out.length();
        if (basic > 0) {
            out.append('-');
        }
        int bias = 72;
        int handled = basic;
        int delta = 0;
        int next = 0x80;
        while (handled < numbers.length) {
            int smallest = next;
            int number = Arrays.stream(numbers)
                    .filter(each -> each >= smallest)
                    .min()
                    .orElseThrow();
            delta += (number - next) * (handled + 1);
            next = number;
            for (int each : numbers) {
                if (each < number) {
                    delta++;
                } else if (each == number) {
                    appendDigits(delta, bias, out);
                    bias = adapt(delta, handled + 1, handled == basic);
                    delta = 0;
                    handled++;
                }
            }
            delta++;
            next++;
        }
        return out.toString();
    }

    private static void appendDigits(int delta, int bias, StringBuilder out) {
        int rest = delta;
        for (int k = 36; ; k += 36) {
            int threshold = k <= bias ? 1 : Math.min(k - bias, 26);
            if (rest < threshold) {
                out.append(digit(rest));
                return;
            }
            out.append(digit(threshold + (rest - threshold) % (36 - threshold)));
            rest = (rest - threshold) / (36 - threshold);
        }
    }

    private static char digit(int value) {
        return "abcdefghijklmnopqrstuvwxyz0123456789".charAt(value);
    }

    private static int adapt(int delta, int length, boolean isFirst) {
        int rest = isFirst ? delta / 700 : delta / 2;
        rest += rest / length;
        int k = 0;
        for (; rest > 455; k += 36) {
            rest /= 35;
        }
        return k + 36 * rest / (rest + 38);
    }
}
