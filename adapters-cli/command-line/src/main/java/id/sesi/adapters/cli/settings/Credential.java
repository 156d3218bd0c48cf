package id.sesi.adapters.cli.settings;

import static java.util.Objects.requireNonNull;

import java.nio.file.Path;
import java.util.function.Function;

/** Identifies this program to a server. It is in a variable or in a file, which is read at each use, because it may be rotated. */
public sealed interface Credential {

    /** Maps each kind of credential. */
    <T> T fold(Function<? super Text, ? extends T> text, Function<? super InFile, ? extends T> file);

    /**
     * A credential from a variable.
     *
     * @param value confidential
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
     * @param what it is, for messages
     * @param file where it is
     */
    record InFile(String what, Path file) implements Credential {

        public InFile {
            requireNonNull(what);
            requireNonNull(file);
        }

        @Override
        public <T> T fold(Function<? super Text, ? extends T> text, Function<? super InFile, ? extends T> file) {
            return file.apply(this);
        }
    }
}
