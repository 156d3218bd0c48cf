package id.sesi.adapters.cli.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import id.sesi.adapters.cli.settings.SecretReference.Scheme;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SecretReferenceTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '%',
            quoteCharacter = '`',
            value = {
                "pass show sesi/staging%pass,show,sesi/staging",
                "  a\tb  c %a,b,c",
                "a 'b c' \"d'e\"%a,b c,d'e",
                "a 'b'\"c\"d%a,bcd",
                "a ''%a,",
                "a $HOME \\n *|;&%a,$HOME,\\n,*|;&",
                "cat '/a key'%cat,/a key"
            })
    void a_command_is_split_into_words_without_a_shell(String command, String words) {
        assertEquals(
                List.of(words.split(",", -1)),
                SecretReference.parse("exec:" + command).orElseThrow().command());
    }

    @Test
    void a_command_shows_its_program_only() {
        assertEquals(
                "exec:sh",
                SecretReference.parse("exec:sh -c canary").orElseThrow().toString());
    }

    @Test
    void key_settings_do_not_show_the_variables() {
        SecretReference reference = new SecretReference(Scheme.ENV, "KEY");
        KeySettings keys = new KeySettings(
                Optional.empty(), Optional.of(reference), Optional.empty(), Optional.empty(), Map.of("KEY", "canary"));
        assertFalse(keys.toString().contains("canary"), keys.toString());
    }

    @Test
    void a_key_in_vault_needs_the_settings_of_vault() {
        Optional<SecretReference> inVault = SecretReference.parse("vault:secret/sesi#key");
        Optional<SecretReference> inVariable = SecretReference.parse("env:KEY");
        assertThrows(
                IllegalArgumentException.class,
                () -> new KeySettings(Optional.empty(), inVault, Optional.empty(), Optional.empty(), Map.of()));
        assertThrows(
                IllegalArgumentException.class,
                () -> new KeySettings(Optional.empty(), inVariable, inVault, Optional.empty(), Map.of()));
    }
}
