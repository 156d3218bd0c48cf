package id.sesi.application.diagnosis;

import id.sesi.application.diagnosis.Catalogue.Sample;
import id.sesi.application.diagnosis.KnownMistake.Step;
import id.sesi.application.diagnosis.RequestValues.AbsentMembers;
import id.sesi.application.diagnosis.RequestValues.RequestValue;
import id.sesi.application.diagnosis.Value.AbsentValue;
import id.sesi.application.diagnosis.Value.ListValue;
import id.sesi.application.diagnosis.Value.ObjectValue;
import id.sesi.application.diagnosis.Value.TextValue;
import id.sesi.application.diagnosis.driving.Mistake;
import id.sesi.application.diagnosis.driving.RawRequest;
import id.sesi.domain.PartnerId;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Each listed mistake in the message gives the text that it has always given. Decision record 60 says how the lines were checked. */
class MessageCatalogueTest {

    private static final RawRequest FULL = RawRequest.builder(new PartnerId("Hub-7"))
            .userId("U 07")
            .email("z@X.id")
            .name("Zoë O'B")
            .username("zoë")
            .companyId("k_1")
            .companyName("Kä & \"S\"")
            .candidate("c10", "Budi", "z@x.id")
            .candidate("c9", "Ani", "b@x.id")
            .originalJson("{ \"signature\" : \"x\" , \"user\": { \"a b\": [ 1, \"\\\"c,d: e\" ] } }\n")
            .build();

    /** All optional texts are empty. */
    private static final RawRequest BARE = RawRequest.builder(new PartnerId("p"))
            .userId("u")
            .email("e")
            .name("n")
            .build();

    private static final Pattern LISTED_VALUE = Pattern.compile(
            "(values are signed as .* if empty|an empty field| as empty fields|optional fields are signed as \\S+"
                    + "|values of user are signed as null.*| is signed as (null|NULL|user_email|\\$\\{name})"
                    + "|instead of their values: \\[(partner_id|\\$|\\{\\{|#|%|:|<).*"
                    + "|(is|are) (in upper case|in <>|hashed with MD5))$");

    private static final Pattern LISTED_FORMAT = Pattern.compile(
            " written as (JavaScript's JSON with spaces|Java's Map|Elixir's map|Go's struct)($|,| is| are)");

    private static final Sample SPECIAL = Sample.of("Hub-7", "U 07", "z@X.id", "Zoë O'B", "k_1", "c10", "c9");
    private static final Sample EMPTY = Sample.ids();
    private static final Sample LONG =
            Sample.of("p", "u", "e", "Zoë/" + "0123456789".repeat(30), "", "a".repeat(70) + "?");

    @Test
    void selections_of_ids_are_kept() {
        Catalogue catalogue = new Catalogue("id-selection");
        Sample many =
                Sample.ids(IntStream.rangeClosed(1, 120).mapToObj(i -> "i" + i).toArray(String[]::new));
        catalogue.add(
                IdSelectionMistakes.of(FULL),
                Sample.ids("c10", "c9"),
                Sample.ids("b_1", "C9", "c10", "", "ab", "c9", "c10", "B", "b1", "2"),
                Sample.ids(),
                many,
                Sample.ids("candidate-c10", "candidate-c9"));
        catalogue.assertKept();
    }

    @Test
    void joins_of_ids_are_kept() {
        Catalogue catalogue = new Catalogue("id-joins");
        catalogue.add(
                IdJoinMistakes.all(),
                Sample.ids("c10", "c9"),
                Sample.ids(),
                Sample.ids("ä'1"),
                Sample.ids("a", "b\"\\", "</&'+`=>é\n"));
        catalogue.assertKept();
    }

    @Test
    void printed_ids_are_kept() {
        Catalogue catalogue = new Catalogue("printed-ids");
        catalogue.add(PrintedIdMistakes.all(), Sample.ids("c10", "c9"), Sample.ids(), Sample.ids("ä'1"));
        catalogue.assertKept();
    }

    @Test
    void unsigned_fields_are_kept() {
        Catalogue catalogue = new Catalogue("unsigned-fields");
        catalogue.add(UnsignedFieldMistakes.of(FULL), Sample.of(FULL));
        catalogue.add(UnsignedFieldMistakes.of(BARE), Sample.of(BARE));
        catalogue.assertKept();
    }

    /** Of the exotic arrangements, only some are listed. */
    @Test
    void arrangements_are_kept() {
        Catalogue catalogue = new Catalogue("arrangements");
        Sample sample = Sample.of("p", "u", "e", "n", "c", "i");
        catalogue.add(
                ArrangementMistakes.of(BARE),
                mistake -> mistake.frequency() != Frequency.EXOTIC
                        || !mistake.mistake().cause().contains("order")
                        || mistake.mistake().cause().endsWith("partnerId, user.email, user.name"),
                sample,
                Sample.of("b", "", "Ä", "b", "", "a", "B"),
                sample.withOnly(3));
        catalogue.assertKept();
    }

    @Test
    void joins_are_kept() {
        Catalogue catalogue = new Catalogue("joins");
        List<KnownMistake> joins = JoinMistakes.all();
        catalogue.add(
                joins.stream().filter(join -> !isNamed(join)).toList(),
                SPECIAL,
                Sample.of("a\"", "b\\", "</&'", "+`=>", "é\n", ""));
        catalogue.add(
                joins.stream().filter(MessageCatalogueTest::isNamed).toList(),
                mistake -> mistake.mistake().cause().contains("in partner_id and candidate_ids")
                        || mistake.mistake().cause().contains("name:value by |"),
                Sample.of("p", "u", "e@", "n O'", "k", "c", "d"),
                Sample.of("p", "u", "e", "n", "", "").withOnly(2));
        catalogue.assertKept();
    }

    private static boolean isNamed(KnownMistake mistake) {
        return mistake.mistake().cause().contains("named as in");
    }

    @Test
    void changes_at_the_ends_of_the_text_are_kept() {
        Catalogue catalogue = new Catalogue("text-ends");
        catalogue.add(
                TextMistakes.atEnds(),
                Sample.of("p", "u", "e", "Zoë", "k", "c"),
                Sample.of("", "u", "", "n\n|x", "", ""),
                EMPTY,
                LONG);
        catalogue.assertKept();
    }

    @Test
    void added_texts_are_kept() {
        Catalogue catalogue = new Catalogue("added-texts");
        String signature = "t=1712345678,1712345678901;x1712345679 1712345679x 171234567 17123456789 v1=ab";
        catalogue.add(AddedTextMistakes.of(BARE, signature), Sample.of(BARE));
        catalogue.assertKept();
    }

    @Test
    void changes_of_the_whole_text_are_kept() {
        Catalogue catalogue = new Catalogue("whole-text");
        catalogue.add(
                TextMistakes.inWholeText(),
                Sample.of("p", "u", "~?~", "Zoë?", "", "c"),
                Sample.of("", "</&'+`=>", "\"\\é😀\u007f\b\f\n\r\t\u0001", "", "", ""),
                LONG);
        catalogue.assertKept();
    }

    @Test
    void encodings_are_kept() {
        Catalogue catalogue = new Catalogue("encodings");
        catalogue.add(
                EncodingMistakes.all(),
                Sample.of("p", "u", "e", "Zoë", "", "c"),
                Sample.of("", "€Œ", "Łю日", "가", "", "ß"),
                Sample.of("aGk-", "Ig=", "=x", "n", "", "c"),
                Sample.of("41fFg", "u", "e", "n", "", ""));
        catalogue.assertKept();
    }

    /** Of the mistakes that are the same for each word, each change and each name, only some are listed. */
    @Test
    void mistakes_in_values_are_kept() {
        Catalogue catalogue = new Catalogue("values");
        Sample sample = Sample.of("p", "u", "", "n", "", "c", "d");
        catalogue.add(ValueMistakes.of(FULL), MessageCatalogueTest::isListed, sample);
        catalogue.add(
                ValueMistakes.of(BARE),
                mistake -> mistake.mistake().cause().contains("the empty field") && isListed(mistake),
                sample);
        catalogue.assertKept();
    }

    private static boolean isListed(KnownMistake mistake) {
        return LISTED_VALUE.matcher(mistake.mistake().cause()).find();
    }

    /** Printed values need all formats; here, one of each frequency is enough. */
    private static boolean isInListedFormat(KnownMistake mistake) {
        String cause = mistake.mistake().cause();
        return !cause.contains(" written as ") || LISTED_FORMAT.matcher(cause).find();
    }

    @Test
    void values_of_members_are_kept() {
        assertKeptInListedFormats("member-values", MemberValueMistakes::of);
    }

    @Test
    void query_strings_are_kept() {
        assertKeptInListedFormats("query-strings", QueryStringMistakes::of);
    }

    private static void assertKeptInListedFormats(String family, Function<RawRequest, List<KnownMistake>> mistakes) {
        Catalogue catalogue = new Catalogue(family);
        for (RawRequest request : List.of(FULL, BARE)) {
            catalogue.add(mistakes.apply(request), MessageCatalogueTest::isInListedFormat, Sample.of(request));
        }
        catalogue.assertKept();
    }

    /** The values that are written are in the catalogue of values of requests, so only some of them are listed here. */
    @Test
    void bodies_are_kept() {
        Catalogue catalogue = new Catalogue("bodies");
        catalogue.add(
                BodyMistakes.of(FULL),
                mistake -> isInListedFormat(mistake)
                        && (!isNamed(mistake) || mistake.mistake().cause().contains("PartnerId")),
                Sample.of(FULL));
        catalogue.add(
                BodyMistakes.of(BARE),
                mistake -> mistake.mistake().cause().contains("Go's struct") && !isNamed(mistake),
                Sample.of(BARE));
        catalogue.assertKept();
    }

    @Test
    void values_of_requests_are_kept() {
        Catalogue catalogue = new Catalogue("request-values");
        RawRequest.Builder complete = RawRequest.builder(new PartnerId("p"))
                .userId("u")
                .username("x")
                .companyId("k")
                .companyName("K")
                .candidate("c", "N", "");
        RawRequest.Builder withCompanyEmail =
                RawRequest.builder(new PartnerId("p")).companyEmail("@");
        Set<String> seen = new HashSet<>();
        for (RawRequest request : List.of(complete.build(), BARE, withCompanyEmail.build())) {
            for (AbsentMembers absent : AbsentMembers.values()) {
                new RequestValues(request, absent)
                        .all().stream()
                                .map(MessageCatalogueTest::printed)
                                .filter(seen::add)
                                .forEach(line -> catalogue.addLine(absent + " " + line));
            }
        }
        catalogue.assertKept();
    }

    private static String printed(RequestValue each) {
        ValueFormat format = ValueFormats.of(each.value()).get(0);
        return each.role() + " " + each.description() + " → " + Visible.of(format.print(each.value())) + " "
                + Visible.of(format.print(each.value().withMembersSorted()));
    }

    @Test
    void formats_of_values_are_kept() {
        Catalogue catalogue = new Catalogue("value-formats");
        Map<String, Value> members = new LinkedHashMap<>();
        members.put("b_id", new TextValue("é\"\\"));
        members.put("a", new AbsentValue());
        members.put("c", new ListValue(List.of(new TextValue("/'"), new ListValue(List.of()))));
        members.put("d", new ObjectValue("In", Map.of("e", new TextValue("<&+`="))));
        ObjectValue value = new ObjectValue("Out", members);
        ValueFormats.of(value)
                .forEach(format -> catalogue.addLine(
                        format.frequency() + " " + format.description() + " → " + Visible.of(format.print(value))));
        ValueFormats.of(new TextValue("x"))
                .forEach(format -> catalogue.addLine("if nothing is escaped: " + format.description()));
        for (NameStyle style : NameStyle.values()) {
            catalogue.addLine(style.description() + " → "
                    + Stream.of("user_id", "id", "candidate_ids")
                            .map(style::apply)
                            .toList());
        }
        catalogue.assertKept();
    }

    @Test
    void pairs_of_steps_are_kept() {
        Catalogue catalogue = new Catalogue("pairs");
        List<KnownMistake> mistakes =
                Stream.of(Step.values()).map(step -> mistake(step, "one")).toList();
        List<KnownMistake> others =
                Stream.of(Step.values()).map(step -> mistake(step, "other")).toList();
        for (KnownMistake first : mistakes) {
            catalogue.addLine(first.step() + " can precede " + steps(first, others));
            catalogue.addLine(first.step() + ", except itself: " + steps(first, mistakes));
        }
        catalogue.assertKept();
    }

    private static List<Step> steps(KnownMistake first, List<KnownMistake> seconds) {
        return seconds.stream()
                .filter(first::canPrecede)
                .map(KnownMistake::step)
                .toList();
    }

    private static KnownMistake mistake(Step step, String cause) {
        return new KnownMistake(step, Frequency.COMMON, new Mistake(cause, ""), UnaryOperator.identity());
    }
}
