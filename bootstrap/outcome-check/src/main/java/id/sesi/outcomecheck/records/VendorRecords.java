package id.sesi.outcomecheck.records;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * What the vendor recorded: each request whose head it read, in the order of arrival.
 *
 * @param requests the requests
 */
public record VendorRecords(List<Request> requests) {

    /** The first words of the lines in the file. */
    public static final String HEAD = "head";

    public static final String BODY = "body";
    public static final String SESSION = "session";

    public VendorRecords {
        requests = List.copyOf(requests);
    }

    /**
     * A request.
     *
     * @param number the number of the request, in the order of arrival
     * @param key the idempotency key
     * @param plan what the vendor did with the request
     * @param body the body, if the vendor read all of it
     * @param session the session that the vendor created, if it did
     */
    public record Request(int number, String key, String plan, Optional<Body> body, Optional<String> session) {}

    /**
     * A complete body.
     *
     * @param userId the value of {@code user.user_id}
     * @param hash the hash of all bytes
     * @param unsignedHash the hash of the bytes without the value of the signature
     * @param signedWith the name of the secret key that made the signature, or {@code none} if no key did
     */
    public record Body(String userId, String hash, String unsignedHash, String signedWith) {}

    /** {@return the records in this file} */
    public static VendorRecords read(Path file) throws IOException {
        Map<Integer, List<String>> heads = new TreeMap<>();
        Map<Integer, Body> bodies = new TreeMap<>();
        Map<Integer, String> sessions = new TreeMap<>();
        for (List<String> line : LineFile.read(file)) {
            int number = Integer.parseInt(line.get(1));
            switch (line.get(0)) {
                case HEAD -> heads.put(number, line);
                case BODY -> bodies.put(number, new Body(line.get(2), line.get(3), line.get(4), line.get(5)));
                case SESSION -> sessions.put(number, line.get(2));
                default -> throw new IOException("unknown line in the vendor's records: " + line);
            }
        }
        List<Request> requests = new ArrayList<>();
        heads.forEach((number, head) -> requests.add(new Request(
                number,
                head.get(2),
                head.get(3),
                Optional.ofNullable(bodies.get(number)),
                Optional.ofNullable(sessions.get(number)))));
        return new VendorRecords(requests);
    }

    /** {@return the requests of each idempotency key} */
    public Map<String, List<Request>> byKey() {
        Map<String, List<Request>> byKey = new LinkedHashMap<>();
        requests.forEach(request ->
                byKey.computeIfAbsent(request.key(), key -> new ArrayList<>()).add(request));
        return byKey;
    }

    /** {@return the sessions of these requests} */
    public static Stream<String> sessions(List<Request> requests) {
        return requests.stream().flatMap(request -> request.session().stream());
    }
}
