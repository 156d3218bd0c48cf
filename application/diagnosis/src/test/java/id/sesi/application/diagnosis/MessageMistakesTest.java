package id.sesi.application.diagnosis;

import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toSet;
import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;

import id.sesi.application.diagnosis.driving.RawRequest;
import id.sesi.domain.PartnerId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The known mistakes, for any values. */
class MessageMistakesTest {

    private static final List<String> PIECES = List.of(
            "\\", "$", "%", "%zz", "|", ",", "'", "\"", "&", "<", "`", "@", "=", "\n", "\0", " ", "0", "9", "é", "ß",
            "İ", "\ud83d", "😀", "\u200b", "{", "[", "u", "Z", "-", "_", "#", "\\u", "${x}", "&#x");

    private final SplittableRandom random = new SplittableRandom(7);

    private String text() {
        return IntStream.range(0, random.nextInt(6))
                .mapToObj(i -> PIECES.get(random.nextInt(PIECES.size())))
                .collect(joining());
    }

    private RawRequest request() {
        RawRequest.Builder request = RawRequest.builder(new PartnerId("p-1"))
                .userId(text())
                .email(text())
                .name(text())
                .username(text())
                .companyId(text())
                .companyName(text())
                .originalJson(text());
        for (int i = random.nextInt(3); i > 0; i--) {
            request.candidate(text(), text(), text());
        }
        return request.build();
    }

    @Test
    void no_mistake_fails_for_any_values() {
        for (int i = 0; i < 8; i++) {
            RawRequest request = request();
            List<String> fieldsAndIds = new ArrayList<>(request.signedValues().subList(0, 5));
            fieldsAndIds.addAll(request.candidateIds());
            for (KnownMistake mistake : MessageMistakes.of(request, "t=1712345678")) {
                assertDoesNotThrow(
                        () -> mistake.change().apply(MessageRecipe.CORRECT).messageOf(fieldsAndIds),
                        mistake.mistake()::cause);
            }
        }
    }

    @Test
    void no_signature_makes_the_interpretation_fail() {
        byte[] mac = new byte[32];
        for (int i = 0; i < 2_000; i++) {
            String text = text() + text() + text();
            assertDoesNotThrow(
                    () -> SignatureInterpretation.parse(text).forEach(claim -> claim.matches(mac)),
                    () -> "the text " + text);
        }
    }

    @Test
    void no_cause_contains_a_value_of_the_request() {
        RawRequest request = RawRequest.builder(new PartnerId("partner-xyzzy"))
                .userId("xyzzy-1")
                .email("xyzzy@example.com")
                .name("Xyzzy xyzzy")
                .candidate("xyzzy-2", "xyzzy", "xyzzy@x.id")
                .originalJson("{\"xyzzy\": 1}")
                .build();
        Set<String> causes = new HashSet<>();
        MessageMistakes.of(request, "")
                .forEach(mistake -> causes.add(mistake.mistake().toString()));
        assertEquals(
                Set.of(),
                causes.stream().filter(cause -> cause.contains("xyzzy")).collect(toSet()));
    }
}
