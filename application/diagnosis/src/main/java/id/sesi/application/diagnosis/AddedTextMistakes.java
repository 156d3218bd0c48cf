package id.sesi.application.diagnosis;

import static id.sesi.application.diagnosis.Frequency.RARE;

import id.sesi.application.diagnosis.KnownMistake.Step;
import id.sesi.application.diagnosis.driving.Mistake;
import id.sesi.application.diagnosis.driving.RawRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * Mistakes in which code signs a time stamp, the HTTP method or the path before or after the text, as other vendors require.
 */
final class AddedTextMistakes {

    /** The time stamp in a signature such as {@code t=1712345678,v1=…}. */
    private static final Pattern TIME = Pattern.compile("(?<![0-9A-Za-z])[0-9]{10}(?:[0-9]{3})?(?![0-9A-Za-z])");

    private final List<KnownMistake> all = new ArrayList<>();

    private AddedTextMistakes() {}

    /** {@return the mistakes that are possible with this request and signature} */
    static List<KnownMistake> of(RawRequest request, String signature) {
        AddedTextMistakes mistakes = new AddedTextMistakes();
        String path = "/api/v2/partner/" + request.partnerId().value() + "/sessions";
        for (String separator : List.of("|", "\n", "", " ", ":", ".", "&")) {
            TIME.matcher(signature).results().map(MatchResult::group).forEach(time -> {
                mistakes.add(
                        "the time stamp of the signature is signed before the text", text -> time + separator + text);
                mistakes.add(
                        "the time stamp of the signature is signed after the text", text -> text + separator + time);
                mistakes.add(
                        "the time stamp is signed with t= before the text", text -> "t=" + time + separator + text);
                mistakes.add(
                        "v0 and the time stamp are signed before the text",
                        text -> String.join(separator, "v0", time, text));
            });
            mistakes.add("the HTTP method is signed before the text", text -> "POST" + separator + text);
            mistakes.add("the path of the URL is signed before the text", text -> path + separator + text);
            mistakes.add(
                    "the HTTP method and the path of the URL are signed before the text",
                    text -> String.join(separator, "POST", path, text));
            mistakes.add("the path of the URL is signed after the text", text -> text + separator + path);
        }
        mistakes.add(
                "-n is signed before the text, and a newline after it, as by echo in sh", text -> "-n " + text + "\n");
        mistakes.add(
                "-e is signed before the text, and a newline after it, as by echo in sh", text -> "-e " + text + "\n");
        mistakes.add(
                "-ne is signed before the text, and a newline after it, as by echo in sh",
                text -> "-ne " + text + "\n");
        return mistakes.all;
    }

    private void add(String cause, UnaryOperator<String> change) {
        all.add(new KnownMistake(
                Step.TEXT,
                RARE,
                new Mistake(cause, JoinMistakes.JOIN_FIELDS),
                recipe -> recipe.withChangedText(change)));
    }
}
