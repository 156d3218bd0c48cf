package id.sesi.adapters.cli.settings;

import static java.util.Objects.requireNonNull;

import java.nio.file.Path;
import java.util.function.Function;

/**
 * A credential that authenticates this program to a server, either as text from a variable or in a file. The file is read at
 * each use, because the credential may be rotated.
 *
 * @since 1.0.0
 */
public sealed interface Credential {

    /** {@return the result of the function for this kind of credential} */
    <T> T fold(Function<? super Text, ? extends T> text, Function<? super InFile, ? extends T> file);

    /**
     * A credential from a variable.
     *
     * @param value the credential; confidential
     * @since 1.0.0
     */
    record Text(String value) implements Credential {

        public Text {
            requireNonNull(value);
        }

        @Override
        public <T> T fold(Function<? super Text, ? extends T> text, Function<? super InFile, ? extends T> file) {
            return text.apply(this);
        }

        /** {@return a fixed text without the credential} */
        @Override
        public String toString() {
            return "Text[redacted]";
        }
    }

    /**
     * A credential in a file.
     *
     * @param kind the kind of credential, for messages, such as {@code Vault token}
     * @param file the file with the credential
     * @since 1.0.0
     */
    record InFile(String kind, Path file) implements Credential {

        public InFile {
            requireNonNull(kind);
            requireNonNull(file);
        }

        @Override
        public <T> T fold(Function<? super Text, ? extends T> text, Function<? super InFile, ? extends T> file) {
            return file.apply(this);
        }
    }
}
