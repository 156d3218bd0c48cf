package id.sesi.outcomecheck.vendor;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.joining;

import com.google.gson.Gson;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import id.sesi.outcomecheck.records.LineFile;
import id.sesi.outcomecheck.records.VendorRecords;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.StreamSupport;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import okio.ByteString;

/** Records each request and each session in a file, before the vendor answers. Thread-safe. */
final class VendorRecorder {

    /** The secret keys of the partner. It rotates between them. */
    static final List<String> SECRETS = List.of("demo-secret-key-123", "demo-secret-key-456");

    private final LineFile file;
    private final AtomicInteger requests = new AtomicInteger();

    VendorRecorder(Path path) throws java.io.IOException {
        file = new LineFile(path);
    }

    /** {@return the number of the request whose head was read} */
    int head(String key, Plan plan) {
        int number = requests.incrementAndGet();
        file.append(VendorRecords.HEAD, number, key, plan.name());
        return number;
    }

    void body(int number, ByteString body) {
        String text = body.utf8();
        String userId = "none";
        String signedWith = "none";
        String unsigned = text;
        try {
            JsonObject json = new Gson().fromJson(text, JsonObject.class);
            String signature = json.get("signature").getAsString();
            unsigned = text.replace(signature, "");
            JsonObject user = json.getAsJsonObject("user");
            userId = user.get("user_id").getAsString();
            String canonical = canonical(user);
            signedWith = SECRETS.stream()
                    .filter(secret -> hmac(secret, canonical).equals(signature))
                    .findFirst()
                    .orElse("none");
        } catch (JsonParseException | IllegalStateException | NullPointerException e) {
            // The body violates the contract. The record shows this: no key made the signature of the body.
        }
        file.append(
                VendorRecords.BODY,
                number,
                userId,
                body.sha256().hex(),
                ByteString.encodeUtf8(unsigned).sha256().hex(),
                signedWith);
    }

    /** {@return a new session} */
    String session(int number, long seed) {
        String session = "s-" + number + "-" + Long.toHexString(seed);
        file.append(VendorRecords.SESSION, number, session);
        return session;
    }

    /** The canonical string, written from the contract alone (section 3). */
    private static String canonical(JsonObject user) {
        JsonElement company =
                user.has("company") ? user.getAsJsonObject("company").get("company_id") : null;
        JsonArray candidates = user.has("candidates") ? user.getAsJsonArray("candidates") : new JsonArray();
        String ids = StreamSupport.stream(candidates.spliterator(), false)
                .map(candidate ->
                        candidate.getAsJsonObject().get("candidate_id").getAsString())
                .collect(joining(","));
        return String.join(
                "|",
                Vendor.PARTNER,
                user.get("user_id").getAsString(),
                user.get("email").getAsString(),
                user.get("name").getAsString(),
                company == null ? "" : company.getAsString(),
                ids);
    }

    private static String hmac(String secret, String canonical) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(UTF_8), "HmacSHA256"));
            return ByteString.of(mac.doFinal(canonical.getBytes(UTF_8))).hex();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
