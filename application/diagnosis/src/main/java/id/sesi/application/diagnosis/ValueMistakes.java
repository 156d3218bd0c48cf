package id.sesi.application.diagnosis;

import static id.sesi.application.diagnosis.Frequency.COMMON;
import static id.sesi.application.diagnosis.Frequency.EXOTIC;
import static id.sesi.application.diagnosis.Frequency.RARE;

import id.sesi.application.diagnosis.KnownMistake.Step;
import id.sesi.application.diagnosis.driving.Mistake;
import id.sesi.application.diagnosis.driving.RawRequest;
import id.sesi.domain.CanonicalString;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/** Mistakes in the values of the six fields. */
final class ValueMistakes {

    private static final List<String> FIELDS = CanonicalString.FIELDS;
    private static final String AS_SENT = "sign each value exactly as it is sent";
    private static final String EMPTY_IF_ABSENT = "sign an absent value as an empty field";

    private static final List<String> COMMON_WORDS = List.of("null", "undefined", "None", "nil");
    private static final List<String> OTHER_WORDS = List.of(
            "NULL",
            "0",
            "-",
            "Null",
            "NaN",
            "false",
            "true",
            "none",
            "nan",
            "<nil>",
            "(null)",
            "<null>",
            "%!s(<nil>)",
            "[null]",
            "Optional.empty",
            "Optional[null]",
            "[]",
            "{}",
            "[\"\"]",
            "['']",
            "\"\"",
            "''",
            "N/A",
            "n/a",
            "NA",
            "1",
            " ",
            "?",
            "[object Object]",
            "[object Undefined]",
            "[object Null]",
            "Array",
            "Nothing",
            "Undefined",
            "unknown",
            "empty",
            "System.DBNull",
            "DBNull",
            "std::nullopt",
            "#<null>",
            "b''",
            "()",
            "default",
            "undef",
            "-1",
            "00000000-0000-0000-0000-000000000000",
            "%!s(MISSING)",
            "%!v(MISSING)",
            "missing",
            "*",
            "{null}",
            "#N/A",
            "#REF!",
            "#VALUE!",
            "(empty)",
            "(none)",
            "\"null\"",
            "<none>",
            "<undefined>",
            "Empty",
            "EMPTY",
            "NONE",
            "UNDEFINED",
            "NIL");

    private final List<KnownMistake> all = new ArrayList<>();
    private final List<String> values;

    private ValueMistakes(List<String> values) {
        this.values = values;
    }

    /** {@return the mistakes that are possible with the values of this request, the most likely ones first} */
    static List<KnownMistake> of(RawRequest request) {
        ValueMistakes mistakes = new ValueMistakes(request.signedValues());
        mistakes.addWords();
        mistakes.addFieldNames();
        TextChange.all().forEach(mistakes::addChanges);
        return mistakes.all;
    }

    /** Adds mistakes in which code signs a word instead of a value. */
    private void addWords() {
        COMMON_WORDS.forEach(word -> addWord(COMMON, word));
        COMMON_WORDS.forEach(this::addWordForUser);
        OTHER_WORDS.forEach(word -> addWord(RARE, word));
        for (int i = 0; i < FIELDS.size(); i++) {
            int index = i;
            add(
                    COMMON,
                    "the field " + FIELDS.get(i) + " is signed as an empty field",
                    AS_SENT,
                    six -> replaced(six, index, ""));
        }
        add(
                RARE,
                "all optional fields are signed as empty fields",
                AS_SENT,
                six -> replaced(replaced(six, 4, ""), 5, ""));
    }

    /** Adds mistakes in which code reads the user from the wrong object, and therefore signs a word instead of each value. */
    private void addWordForUser(String word) {
        String cause = "the values of user are signed as " + word;
        add(RARE, cause, AS_SENT, six -> List.of(six.get(0), word, word, word, six.get(4), six.get(5)));
        add(RARE, cause + " or as empty fields", AS_SENT, six -> List.of(six.get(0), word, word, word, "", ""));
        add(RARE, cause + ", each one", AS_SENT, six -> List.of(six.get(0), word, word, word, word, word));
        add(
                RARE,
                cause + ", and so are the candidate ids",
                AS_SENT,
                six -> List.of(six.get(0), word, word, word, six.get(4), word));
        add(
                RARE,
                cause + ", except the candidate ids",
                AS_SENT,
                six -> List.of(six.get(0), word, word, word, word, six.get(5)));
    }

    private void addWord(Frequency frequency, String word) {
        add(
                frequency,
                "the values are signed as " + word + " if empty",
                EMPTY_IF_ABSENT,
                six -> six.stream().map(value -> value.isEmpty() ? word : value).toList());
        for (int i = FIELDS.size() - 1; i >= 0; i--) {
            int index = i;
            String which = values.get(i).isEmpty() ? "the empty field " : "the field ";
            add(
                    frequency == COMMON || values.get(i).isEmpty() ? frequency : EXOTIC,
                    which + FIELDS.get(i) + " is signed as " + word,
                    values.get(i).isEmpty() ? EMPTY_IF_ABSENT : AS_SENT,
                    six -> replaced(six, index, word));
        }
        add(
                frequency.rarer(),
                "the optional fields are signed as " + word,
                AS_SENT,
                six -> replaced(replaced(six, 4, word), 5, word));
    }

    /** Adds mistakes in which code signs the name of a variable instead of its value. */
    private void addFieldNames() {
        for (List<String> names : FieldNames.ALL) {
            for (UnaryOperator<String> template : FieldNames.TEMPLATES) {
                List<String> words = names.stream().map(template).toList();
                add(
                        EXOTIC,
                        "the names of the fields are signed instead of their values: " + words,
                        AS_SENT,
                        six -> words);
                for (int i = 0; i < FIELDS.size(); i++) {
                    int index = i;
                    add(
                            EXOTIC,
                            "the field " + FIELDS.get(i) + " is signed as " + words.get(i),
                            AS_SENT,
                            six -> replaced(six, index, words.get(index)));
                }
            }
        }
    }

    /** Adds a mistake that changes all values, and ones that change only some of them. */
    private void addChanges(TextChange change) {
        UnaryOperator<String> one = change.change();
        UnaryOperator<List<String>> changeAll = texts -> texts.stream().map(one).toList();
        String is = " is " + change.how();
        String are = " are " + change.how();
        add(change.frequency(), "the values" + are, AS_SENT, changeAll);
        add(Step.TEXT, change.frequency(), "the text" + is, recipe -> recipe.withChangedText(one));
        for (int i = 0; i < FIELDS.size(); i++) {
            int index = i;
            add(
                    change.frequency() == COMMON ? COMMON : EXOTIC,
                    "the field " + FIELDS.get(i) + is,
                    AS_SENT,
                    six -> replaced(six, index, one.apply(six.get(index))));
        }
        Frequency rarer = change.frequency().rarer();
        add(Step.IDS, rarer, "the candidate ids" + are, recipe -> recipe.withChangedIds(changeAll));
        add(
                Step.VALUES,
                rarer,
                "the values and each candidate id" + are,
                recipe -> recipe.withChangedIds(changeAll)
                        .withChangedValues(six -> replaced(changeAll.apply(six), 5, six.get(5))));
        add(rarer, "the values except partnerId" + are, AS_SENT, six -> replaced(changeAll.apply(six), 0, six.get(0)));
        add(
                rarer,
                "the optional fields" + are,
                AS_SENT,
                six -> replaced(replaced(six, 4, one.apply(six.get(4))), 5, one.apply(six.get(5))));
    }

    static List<String> replaced(List<String> six, int index, String value) {
        List<String> changed = new ArrayList<>(six);
        changed.set(index, value);
        return changed;
    }

    private void add(Frequency frequency, String cause, String fix, UnaryOperator<List<String>> change) {
        all.add(new KnownMistake(
                Step.VALUES, frequency, new Mistake(cause, fix), recipe -> recipe.withChangedValues(change)));
    }

    private void add(Step step, Frequency frequency, String cause, UnaryOperator<MessageRecipe> change) {
        all.add(new KnownMistake(step, frequency, new Mistake(cause, AS_SENT), change));
    }
}
