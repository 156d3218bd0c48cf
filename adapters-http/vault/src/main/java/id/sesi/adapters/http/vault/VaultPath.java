package id.sesi.adapters.http.vault;

import java.util.List;
import java.util.stream.Stream;

/**
 * A field of a secret in a key/value store of version 2.
 *
 * @param mount the segments of where the store is mounted
 * @param secret the segments of the secret's path in it
 * @param field the member that holds the key
 */
record VaultPath(List<String> mount, List<String> secret, String field) {

    private static final String DATA = "data";

    VaultPath {
        mount = List.copyOf(mount);
        secret = List.copyOf(secret);
        if (mount.isEmpty()
                || secret.isEmpty()
                || Stream.concat(mount.stream(), secret.stream()).anyMatch(VaultPath::isNoName)) {
            throw new IllegalArgumentException("needs a mount and a path below it, such as vault:secret/sesi#key");
        }
    }

    /**
     * Reads {@code secret/sesi#key} as the {@code vault kv} command names a secret: the mount is the first segment. A mount of
     * several segments is told by {@code data} behind it, as in policies and in the API: {@code team/kv/data/sesi#key}.
     *
     * @throws IllegalArgumentException if it is neither
     */
    static VaultPath parse(String reference) {
        int hash = reference.lastIndexOf('#');
        if (hash < 1 || hash == reference.length() - 1) {
            throw new IllegalArgumentException("needs the form vault:PATH#FIELD");
        }
        List<String> segments = List.of(reference.substring(0, hash).split("/", -1));
        int data = segments.indexOf(DATA);
        boolean isMountTold = data > 0 && data < segments.size() - 1;
        return new VaultPath(
                segments.subList(0, isMountTold ? data : 1),
                segments.subList(isMountTold ? data + 1 : 1, segments.size()),
                reference.substring(hash + 1));
    }

    /** {@return the path that the API has for it, below {@code v1}} */
    List<String> segments() {
        return Stream.of(mount.stream(), Stream.of(DATA), secret.stream())
                .flatMap(part -> part)
                .toList();
    }

    /** Vault refuses names that end in a period; those that are periods alone would walk up the path. */
    private static boolean isNoName(String segment) {
        return segment.isEmpty() || segment.endsWith(".");
    }

    /** {@return the path as policies have it} */
    @Override
    public String toString() {
        return String.join("/", segments());
    }
}
