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

/** Reads the vendor's body {@code {"user": {…}}} from UTF-8 JSON, strictly. */
public final class RequestReader {

    static final int MAX_BYTES = 8 << 20;

    private RequestReader() {}

    /**
     * {@return what was read, perhaps with violations}
     *
     * @param in read no further than 8 MiB
     * @throws InvalidRequestException if it is no JSON document at all
     * @throws IOException if the stream fails
     */
    public static ParsedRequest read(InputStream in, PartnerId partnerId, RequestForm form)
            throws InvalidRequestException, IOException {
        byte[] bytes = in.readNBytes(MAX_BYTES + 1);
        if (bytes.length > MAX_BYTES) {
            throw refused("is larger than 8 MiB");
        }
        RawRequest.Builder builder = RawRequest.builder(partnerId);
        JsonReader json = new JsonReader(new StringReader(decode(bytes)));
        json.setStrictness(Strictness.STRICT);
        RequestParser parser = new RequestParser(json, builder, form);
        try {
            parser.document();
        } catch (MalformedJsonException | EOFException e) {
            throw refused("is not well-formed JSON" + JsonPosition.of(json));
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
            throw refused("has more text after the JSON object; remove it");
        }
    }

    private static String decode(byte[] bytes) throws InvalidRequestException {
        CharsetDecoder decoder = UTF_8.newDecoder();
        ByteBuffer in = ByteBuffer.wrap(bytes);
        CharBuffer out = CharBuffer.allocate(bytes.length);
        CoderResult result = decoder.decode(in, out, true);
        if (result.isError()) {
            throw refused("is not UTF-8 at byte " + (in.position() + 1));
        }
        String text = out.flip().toString();
        if (text.startsWith("\ufeff")) {
            throw refused("starts with a byte order mark (U+FEFF); save it as UTF-8 without one");
        }
        return text;
    }

    private static InvalidRequestException refused(String problem) {
        return new InvalidRequestException(List.of(new Violation(RequestParser.WHOLE, problem)));
    }
}
