package id.sesi.application.diagnosis;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import id.sesi.domain.CanonicalString;
import id.sesi.domain.PartnerId;
import id.sesi.domain.SecretKey;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each mistake gives the same signature as in other tools. Node's {@code crypto} computed the expected values. */
class KeyInterpretationTest {

    private static final byte[] MESSAGE = "a|b|c".getBytes(UTF_8);

    private static String mac(
            String key, KeyInterpretation interpretation, MacConstruction construction, Hash hash, byte[] message) {
        byte[] interpreted = interpretation.apply(key.getBytes(UTF_8)).orElseThrow();
        return HexFormat.of().formatHex(construction.apply(new Hmac(hash, interpreted), interpreted, message));
    }

    @Test
    void the_correct_interpretation_and_method_give_the_same_signature_as_a_secret_key() {
        CanonicalString canonical = CanonicalString.of(new PartnerId("p"), "u", "a@b", "n", "", List.of());
        try (SecretKey key = SecretKey.ofText("kunci")) {
            assertEquals(
                    key.sign(canonical).hex(),
                    mac(
                            "kunci",
                            KeyInterpretation.AS_GIVEN,
                            MacConstruction.HMAC,
                            Hash.SHA_256,
                            canonical.text().getBytes(UTF_8)));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "kunci, AS_GIVEN, b901fb82453b4125482fbfd595f8fb16378c5b66d820116e9b432414e76349f4",
        "6b756e6369, FROM_HEX, b901fb82453b4125482fbfd595f8fb16378c5b66d820116e9b432414e76349f4",
        "a3VuY2k=, FROM_BASE64, b901fb82453b4125482fbfd595f8fb16378c5b66d820116e9b432414e76349f4",
        "a3VuY2k, FROM_BASE64, b901fb82453b4125482fbfd595f8fb16378c5b66d820116e9b432414e76349f4",
        "kunci, TO_HEX, 725b17bc503f504c2b7b2ea685de211ec04026709ae9d25d155fdd371a841fd6",
        "kunci, TO_BASE64, 0b311cac02c10099063fa1c1598d629093763ca519375b452726f0c169577af0",
        "kunci, EMPTY, 81380dd41cb8f4a1e1b62aa17621fcc21b80fb7b16a49160bedc31d6c040ab6a",
        "kunci, WORD_UNDEFINED, 859a8964e89fdf9f6701b7258fc02f4a5dc2ff7f29ef8d08e5175d12c8798e45",
        "kunci, WORD_NULL, 62399b22b13989f4feb053260e6bd5ee43fa7c2d2969f194c981aa7d64294a4e",
        "kunci, AS_UTF_16LE, 4ebf0e8da0eb8ef70dbe47d87d17d30314ed3883e87d190d657cafbc27d3837c",
        "kunci, HASHED, 030dac5273917369869ef94383491588c4d36ebeff0665111ef1463a62922779",
        "kunci, HASHED_TO_HEX, 562dc97697ea508a3e161b8146283155e42d870f635ddd683e989da3ef7e9ff0",
        "kunci, WITH_NEWLINE, baaedfe53443d727244935e4e66d2b573367de2a7fb064392113942288acb31c",
        "kunci, WITH_CARRIAGE_RETURN_AND_NEWLINE, b6069319a18e4ca78804fcc071204782e5e8806af0616fddf66ca01f04f64ff0",
        "kunci, WITH_CARRIAGE_RETURN, 6dc86d2daf51c79d9481247c0a2aa96b84e9f2010d9990063c79ae609531e558",
        "kunci, WITH_SPACE_AFTER, 76943401be5f8d45f41332cf09e705ac1961b2bc314df48a20a1bbfacfb52c8b",
        "kunci, WITH_SPACE_BEFORE, ac42af8533ad1b774c57a86a3002f314eb67b0b597b2e57a99a066e0e996a155",
        "kunci, WITH_BOM, e78de0679c515f1ae7ab5a77dce511871c5fd715a5454f601ffd791934e29e0e",
        "kunci, IN_DOUBLE_QUOTES, 7d8a4e7ed3f3c9e4d6487b4275b551dde8b53e781d88d26089b26e0d4609af7b",
        "kunci, IN_SINGLE_QUOTES, 17c9779dc912f174bc1029489e22b458492160b3de71b7776fb6cf8d042ad927",
        "kunci, IN_UPPER_CASE, fe8634e1345b239d2ebc19a3c8cd7c4da6788a9f7ff0f1458419d260d5ff6f0d",
        "KUNCI, IN_LOWER_CASE, b901fb82453b4125482fbfd595f8fb16378c5b66d820116e9b432414e76349f4"
    })
    void each_interpretation_gives_the_expected_signature(
            String text, KeyInterpretation interpretation, String expected) {
        assertEquals(expected, mac(text, interpretation, MacConstruction.HMAC, Hash.SHA_256, MESSAGE));
    }

    @ParameterizedTest
    @CsvSource({
        "HMAC_SWAPPED, SHA_256, 5d4d8c83e25eecdb11a5d59979158c3a3403d2a0895af743b10e16f0066b3cb6",
        "HASH, SHA_256, a52dd81bfd5e4e66d96b9f598382f6cbf8c5c3897654e6ae9055e03620fcf38e",
        "HASH_OF_KEY_MESSAGE, SHA_256, 133a1cda83f8486013345f9bbe578964b2a904e01790c17012d0040ca9086b09",
        "HASH_OF_MESSAGE_KEY, SHA_256, b679315b703cc7a0d0d21e6860b5ac16276a555128c0430657433e5945bdfd6d",
        "HASH_OF_KEY_PIPE_MESSAGE, SHA_256, f6d6036b8695d11367f4c82c3b7fefe9ccaf537afb8a21d888567165b74b36b3",
        "HASH_OF_MESSAGE_PIPE_KEY, SHA_256, d0f7f658647e82d8b209e7fa1a5590d71128cd09dc69f5fdd96ff1f76c8e9dc6",
        "HMAC_OF_HASH_DIGITS, SHA_256, 1eeb60df36c11b8460094b4c28283b6d4161485ae3c798efa3c58a9c1de02f64",
        "HMAC, SHA_1, f49f559fc81a04fac868a1d40b826e2e3e696471",
        "HMAC, SHA_384, c8c7575b40050e0205d91264ce945945fb7e653d5cc1074c7dfd7cdc430126224e5e8db93b98533d1920767701015963",
        "HMAC, SHA_512, a7ef103cfc3ec6157c026ff66956641bc14d6b61ddfdf17a852cb365783caec45607251cf8759731395f76b4fe8d48225fc70fdb7f316e3e6984bac45d9469d9",
        "HMAC, MD5, 28696385f60140874fd9af058a14bfb2"
    })
    void each_computation_gives_the_expected_signature(MacConstruction construction, Hash hash, String expected) {
        assertEquals(expected, mac("kunci", KeyInterpretation.AS_GIVEN, construction, hash, MESSAGE));
    }

    @Test
    void all_constructions_give_different_signatures() {
        Set<String> seen = new HashSet<>();
        for (MacConstruction construction : MacConstruction.values()) {
            seen.add(mac("kunci", KeyInterpretation.AS_GIVEN, construction, Hash.SHA_256, MESSAGE));
        }
        assertEquals(MacConstruction.values().length, seen.size());
    }

    @ParameterizedTest
    @CsvSource({"FROM_HEX, kunci", "FROM_BASE64, ku.nci"})
    void a_key_that_cannot_be_decoded_gives_an_empty_result(KeyInterpretation interpretation, String text) {
        assertEquals(Optional.empty(), interpretation.apply(text.getBytes(UTF_8)));
    }
}
