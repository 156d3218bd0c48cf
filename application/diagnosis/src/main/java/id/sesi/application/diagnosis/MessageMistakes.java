package id.sesi.application.diagnosis;

import id.sesi.application.diagnosis.driving.RawRequest;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** All known mistakes in the message. */
final class MessageMistakes {

    private MessageMistakes() {}

    /** {@return the mistakes that are possible with this request and signature, the most likely ones first} */
    static List<KnownMistake> of(RawRequest request, String signature) {
        return Stream.of(
                        IdSelectionMistakes.of(request),
                        IdJoinMistakes.all(),
                        PrintedIdMistakes.all(),
                        UnsignedFieldMistakes.of(request),
                        ArrangementMistakes.of(request),
                        JoinMistakes.all(),
                        TextMistakes.atEnds(),
                        AddedTextMistakes.of(request, signature),
                        ValueMistakes.of(request),
                        EncodingMistakes.all(),
                        TextMistakes.inWholeText(),
                        MemberValueMistakes.of(request),
                        QueryStringMistakes.of(request),
                        BodyMistakes.of(request))
                .flatMap(List::stream)
                .sorted(Comparator.comparing(KnownMistake::frequency))
                .toList();
    }
}
