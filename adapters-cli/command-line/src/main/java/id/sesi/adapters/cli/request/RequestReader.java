package id.sesi.adapters.cli.request;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.gson.Strictness;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import com.google.gson.stream.MalformedJsonException;
import id.sesi.application.diagnosis.driving.RawRequest;
import id.sesi.domain.PartnerId;
import id.sesi.domain.Violation;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.util.List;

/** Reads the body of a request to the vendor, {@code {"user": {…}}}, from strict JSON in UTF-8. Stateless and thread-safe. */
public final class RequestReader {

    static final int MAX_BYTES = 8 << 20;

    private RequestReader() {}

    /**
     * {@return the parsed request, with the violations that were found while parsing}
     *
     * @param in read up to one byte beyond 8 MiB; not closed
     * @throws InvalidRequestException if the input is larger than 8 MiB, not UTF-8 or not well-formed JSON
     * @throws IOException if the stream fails
     */
    public static ParsedRequest read(InputStream in, PartnerId partnerId, RequestKind kind)
            throws InvalidRequestException, IOException {
        byte[] bytes = in.readNBytes(MAX_BYTES + 1);
        if (bytes.length > MAX_BYTES) {
            throw invalid("is larger than the limit of 8 MiB");
        }
        if (bytes.length == 0) {
            throw invalid("is empty; write JSON to standard input, or use --request FILE or options such as --user-id");
        }
        String document = decode(bytes);
        RawRequest.Builder builder = RawRequest.builder(partnerId).originalJson(document);
        JsonReader json = new JsonReader(new StringReader(document));
        json.setStrictness(Strictness.STRICT);
        RequestParser parser = new RequestParser(json, builder, kind);
        try {
            parser.parseDocument();
        } catch (MalformedJsonException | EOFException e) {
            throw invalid("is not well-formed JSON" + JsonPosition.of(json));
        }
        requireEnd(json);
        return new ParsedRequest(builder.build(), parser.violations(), parser.signature());
    }

    private static void requireEnd(JsonReader json) throws InvalidRequestException, IOException {
        boolean ended;
        try {
            ended = json.peek() == JsonToken.END_DOCUMENT;
        } catch (MalformedJsonException e) {
            ended = false;
        }
        if (!ended) {
            throw invalid("has more text after the JSON object; remove it");
        }
    }

    private static String decode(byte[] bytes) throws InvalidRequestException {
        CharsetDecoder decoder = UTF_8.newDecoder();
        ByteBuffer in = ByteBuffer.wrap(bytes);
        CharBuffer out = CharBuffer.allocate(bytes.length);
        CoderResult result = decoder.decode(in, out, true);
        if (result.isError()) {
            throw invalid("is not valid UTF-8 at byte " + (in.position() + 1));
        }
        String text = out.flip().toString();
        if (text.startsWith("\ufeff")) {
            throw invalid("starts with a byte order mark (U+FEFF); save it as UTF-8 without one");
        }
        return text;
    }

    private static InvalidRequestException invalid(String problem) {
        return new InvalidRequestException(List.of(new Violation(RequestParser.DOCUMENT, problem)));
    }
}
