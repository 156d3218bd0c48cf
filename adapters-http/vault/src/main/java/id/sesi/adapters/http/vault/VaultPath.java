package id.sesi.adapters.http.vault;

import java.util.List;
import java.util.stream.Stream;

/**
 * The path to a field of a secret in a key/value store of version 2.
 *
 * @param mount the segments of the store's mount path
 * @param secret the segments of the secret's path in the store
 * @param field the name of the field that contains the key
 */
record VaultPath(List<String> mount, List<String> secret, String field) {

    private static final String DATA = "data";

    VaultPath {
        mount = List.copyOf(mount);
        secret = List.copyOf(secret);
        if (mount.isEmpty()
                || secret.isEmpty()
                || Stream.concat(mount.stream(), secret.stream()).anyMatch(VaultPath::isInvalidSegment)) {
            throw new IllegalArgumentException("needs a mount and a path below it, such as vault:secret/sesi#key");
        }
    }

    /**
     * Parses {@code secret/sesi#key}, the syntax of the {@code vault kv} command, where the first segment is the mount. If the
     * mount has several segments, {@code data} must follow it, as in policies and in the API: {@code team/kv/data/sesi#key}.
     *
     * @throws IllegalArgumentException if the reference has neither form; the message completes the sentence "the reference …"
     */
    static VaultPath parse(String reference) {
        int hash = reference.lastIndexOf('#');
        if (hash < 1 || hash == reference.length() - 1) {
            throw new IllegalArgumentException("needs the form vault:PATH#FIELD");
        }
        List<String> segments = List.of(reference.substring(0, hash).split("/", -1));
        int data = segments.indexOf(DATA);
        boolean hasExplicitMount = data > 0 && data < segments.size() - 1;
        return new VaultPath(
                segments.subList(0, hasExplicitMount ? data : 1),
                segments.subList(hasExplicitMount ? data + 1 : 1, segments.size()),
                reference.substring(hash + 1));
    }

    /** {@return the segments of the secret's path in the API, without {@code v1}} */
    List<String> segments() {
        return Stream.of(mount.stream(), Stream.of(DATA), secret.stream())
                .flatMap(part -> part)
                .toList();
    }

    /** Vault rejects segments that end in a period. The segments {@code .} and {@code ..} would change the path. */
    private static boolean isInvalidSegment(String segment) {
        return segment.isEmpty() || segment.endsWith(".");
    }

    /** {@return the path as policies write it, without the field} */
    @Override
    public String toString() {
        return String.join("/", segments());
    }
}
