package id.sesi.application.diagnosis;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

/** Each listed change of a text gives the text that it has always given. Decision record 60 says how the lines were checked. */
class TextChangeCatalogueTest {

    private static final String ASCII = " !\"#$%&'()*+,-./09:;<=>?@AZ[\\]^_`az{|}~";

    /** The first and last characters of the ranges that the escapes distinguish. */
    @Test
    void escapes_begin_and_end_at_their_characters() {
        assertEquals("\\xff\\u0100\\uffff\\U00010000", EscapeChanges.pythonNonAscii("\u00ff\u0100\uffff\ud800\udc00"));
        assertEquals(
                "\u009f&#160;&#255;\u0100\uffff&#65536;",
                HtmlEscapes.webUtility("\u009f\u00a0\u00ff\u0100\uffff\ud800\udc00"));
        assertEquals("\u009f&nbsp;&yuml;\u0100", HtmlEscapes.nonAsciiAsNames("\u009f\u00a0\u00ff\u0100"));
    }

    @Test
    void changes_of_characters_are_kept() {
        Catalogue catalogue = new Catalogue("characters");
        catalogue.addChanges(
                CharacterChanges.all(),
                " \u00a0Zoë   Å\u00a0\t-x_9 ",
                "e\u0301 ‘a’ 'b' 😀\u200bﬁ²\u0007Łю",
                "ßæÆœŒøØđĐłŁı’äöüÄÖÜ",
                "");
        catalogue.assertKept();
    }

    @Test
    void changes_of_the_case_are_kept() {
        Catalogue catalogue = new Catalogue("letter-case");
        catalogue.addChanges(
                LetterCaseChanges.all(), "éTA mcIVER-o'brien b_C 9d", "İIıi ßS\tx", "\n$x", "ǆ\u00a0𐐨q", "");
        catalogue.assertKept();
    }

    @Test
    void escapes_are_kept() {
        Catalogue catalogue = new Catalogue("escapes");
        catalogue.addChanges(
                EscapeChanges.all(),
                ASCII,
                "\n\r\t\0\u007f\u0080é\u0100日😀",
                "%41%c3%A9%zz+%2%%25é",
                "&#39;&#039;&#x27;&apos;&#34;&quot;&lt;&gt;&amp;lt;<b>x</b>",
                "$x ${y_1} @z_2 $",
                "");
        catalogue.assertKept();
    }

    @Test
    void prints_are_kept() {
        Catalogue catalogue = new Catalogue("prints");
        catalogue.addChanges(
                PrintChanges.all(),
                "Zoë O'Brien & Co",
                "A.B+c#D@E.X@Id",
                "@A.B",
                "-a-b_c\\d\"\n\r\t\0\u007fé_",
                "\"'😀 <y>/`",
                "😀x",
                "");
        catalogue.assertKept();
    }

    @Test
    void conversions_to_numbers_are_kept() {
        Catalogue catalogue = new Catalogue("numbers");
        catalogue.addChanges(
                NumberChanges.all(),
                "007",
                "12345678901234567890",
                "1234567",
                " 042x\n5",
                "a0b00c10d007",
                "0",
                "000",
                "");
        catalogue.assertKept();
    }
}
