package id.sesi.application.diagnosis;

import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * A mistake that changes a text: one field, each field or the joined text.
 *
 * @param how what happened to the text; completes the sentence "the text is …"
 */
record TextChange(Frequency frequency, String how, UnaryOperator<String> change) {

    /** {@return the changes, the most likely ones first} */
    static List<TextChange> all() {
        return Stream.of(
                        CharacterChanges.all(),
                        LetterCaseChanges.all(),
                        EscapeChanges.all(),
                        PrintChanges.all(),
                        NumberChanges.all())
                .flatMap(List::stream)
                .toList();
    }
}
