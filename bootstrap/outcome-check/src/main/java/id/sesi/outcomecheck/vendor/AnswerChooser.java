package id.sesi.outcomecheck.vendor;

import id.sesi.outcomecheck.vendor.Answer.Framing;
import id.sesi.outcomecheck.vendor.Answer.Header;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import okio.Buffer;
import okio.ByteString;
import okio.GzipSink;
import okio.Okio;

/**
 * Chooses answers. A vendor that created a session never says that it refused the request, but it may answer with a server
 * error or with nonsense: a proxy or a crash may have replaced its answer.
 *
 * @param random the source of all random choices
 * @param isHostile whether answers may be endless or huge
 */
record AnswerChooser(RandomGenerator random, boolean isHostile) {

    /**
     * Marks an answer that two responses with status 103 precede; see {@link Answer#earlyHints()}. The client gets this header too,
     * and ignores it.
     */
    static final Header TWO_EARLY_HINTS_FIRST = new Header("x-early-hints", "2");

    private static final Header JSON = new Header("content-type", "application/json");
    private static final int BOMB_BYTES = 20 << 20;
    private static final int[] REFUSALS = {400, 401, 403, 404, 422};
    private static final int[] CLIENT_ERRORS = {402, 405, 406, 407, 408, 409, 410, 413, 418, 421, 425, 431, 451};
    private static final int[] REDIRECTS = {300, 301, 302, 303, 304, 307, 308};
    private static final int[] SERVER_ERRORS = {500, 500, 501, 502, 502, 503, 503, 503, 504, 505, 511, 520, 599};
    private static final int[] SUCCESSES = {201, 202, 203, 204, 205, 206};

    /**
     * {@return an answer to a request}
     *
     * @param session the session that the vendor created for the request, if it did
     */
    Answer choose(Optional<String> session) {
        if (isHostile && chance(8)) {
            return endless();
        }
        return session.map(this::afterCreating).orElseGet(this::withoutSession);
    }

    private Answer afterCreating(String session) {
        int percent = random.nextInt(100);
        if (percent < 75) {
            return good(session);
        }
        return percent < 85 ? error(pick(SERVER_ERRORS), true) : nonsense(session);
    }

    private Answer withoutSession() {
        int percent = random.nextInt(100);
        if (percent < 12) {
            return error(pick(REFUSALS), false);
        }
        if (percent < 22) {
            return error(pick(CLIENT_ERRORS), true);
        }
        if (percent < 30) {
            return error(pick(REDIRECTS), false);
        }
        if (percent < 50) {
            return error(429, true);
        }
        return percent < 85 ? error(pick(SERVER_ERRORS), true) : nonsense("");
    }

    private Answer good(String session) {
        String json = json(session);
        List<Header> headers = new ArrayList<>(List.of(JSON));
        ByteString body = ByteString.encodeUtf8(json);
        Framing framing = Framing.LENGTH;
        switch (random.nextInt(10)) {
            case 0 -> headers.add(TWO_EARLY_HINTS_FIRST);
            case 1 -> framing = Framing.CHUNKED;
            case 2 -> framing = Framing.UNTIL_CLOSE;
            case 3 -> {
                headers.add(new Header("content-encoding", "gzip"));
                body = gzip(body);
            }
            default -> {
                // The most frequent answer.
            }
        }
        return new Answer(200, headers, body, framing);
    }

    private String json(String session) {
        long expiry = Instant.now().plus(Duration.ofMinutes(30)).getEpochSecond();
        String owner = chance(10) ? "psikologihub" : Vendor.PARTNER;
        String token = chance(10) ? session.replace("s", "\\u0073") : session;
        return "{\"success\":true,\"sessionToken\":\"" + token + "\",\"widgetUrl\":\"https://127.0.0.1/widget?token="
                + token + "\",\"partnerId\":\"" + owner + "\",\"expiresIn\":" + expiry
                + (chance(10) ? ",\"more\":[{}]}" : "}");
    }

    private Answer error(int status, boolean mayHaveRetryAfter) {
        List<Header> headers = new ArrayList<>(List.of(JSON));
        if (status / 100 == 3) {
            headers.add(new Header("location", "/api/v2/partner/" + Vendor.PARTNER + "/sessions"));
        }
        if (status == 401) {
            headers.add(new Header("www-authenticate", "Basic realm=\"vendor\""));
        }
        if (mayHaveRetryAfter && chance(50)) {
            headers.add(new Header("retry-after", retryAfter()));
        }
        ByteString body = ByteString.encodeUtf8(
                chance(50)
                        ? "{\"success\":false,\"message\":\"Some problem\",\"errors\":null}"
                        : "<html>Problem</html>");
        return new Answer(status, headers, body, chance(80) ? Framing.LENGTH : Framing.UNTIL_CLOSE);
    }

    private String retryAfter() {
        Instant now = Instant.now();
        String[] values = {
            "0",
            "1",
            "2",
            "9",
            "60",
            "-1",
            "soon",
            "",
            "99999999999999999999",
            date(now.plusSeconds(2)),
            date(now.minusSeconds(60))
        };
        return values[random.nextInt(values.length)];
    }

    private static String date(Instant time) {
        return DateTimeFormatter.RFC_1123_DATE_TIME.format(time.atOffset(ZoneOffset.UTC));
    }

    private Answer nonsense(String session) {
        String json = json(session);
        String[] bodies = {
            "",
            "<html>Welcome</html>",
            "[" + json + "]",
            json.substring(0, 1 + random.nextInt(json.length() - 1)),
            json.replace("\"expiresIn\":", "\"expiresIn\":0"),
            json.replace("\"sessionToken\":\"", "\"token\":\""),
            json.replace("https:", "http:"),
            json.replace("true", "false"),
            json + json,
        };
        if (chance(25)) {
            return raw(json);
        }
        ByteString body = ByteString.encodeUtf8(bodies[random.nextInt(bodies.length)]);
        int status = chance(30) ? pick(SUCCESSES) : 200;
        return new Answer(status, List.of(JSON), body, chance(80) ? Framing.LENGTH : Framing.UNTIL_CLOSE);
    }

    private Answer raw(String json) {
        String ok = "HTTP/1.1 200 OK\r\ncontent-type: application/json\r\n";
        String[] all = {
            "SSH-2.0-OpenSSH_9.6\r\n",
            json,
            "HTTP/1.1 abc\r\n\r\n" + json,
            ok + "content-length: abc\r\n\r\n" + json,
            ok + "content-length: -5\r\n\r\n" + json,
            ok + "content-length: 3\r\ncontent-length: 999\r\n\r\n" + json,
            ok + "content-length: " + (json.length() + 10) + "\r\n\r\n" + json,
            ok + "transfer-encoding: chunked\r\n\r\nxyz\r\n" + json,
            ok + "transfer-encoding: chunked\r\n\r\nffffffffffffffffff\r\n" + json,
            ok + "no colon\r\n\r\n" + json,
            ok + "content-encoding: gzip\r\n\r\n" + json,
        };
        return new Answer(200, List.of(), ByteString.encodeUtf8(all[random.nextInt(all.length)]), Framing.RAW);
    }

    /**
     * {@return an answer that does not end} The vendor sends all bytes, and then the second half of them again and again. The part
     * is repeated 2,000 times, so that the second half does not contain the head.
     */
    private Answer endless() {
        String head = "HTTP/1.1 200 OK\r\n";
        String chunked = head + "transfer-encoding: chunked\r\n\r\n";
        String[][] all = {
            {head, "x-more: and more\r\n"},
            {head + "x-long: ", "more"},
            {"", "HTTP/1.1 100 Continue\r\n\r\n"},
            {"", "HTTP/1.1 103 Early Hints\r\nlink: </a>\r\n\r\n"},
            {chunked + "5;a=", "more"},
            {chunked, "4;a=b\r\nmore\r\n"},
            {chunked + "0\r\n", "x-more: and more\r\n"},
            {head + "content-length: 99999999999\r\n\r\n", "more"},
            {"HTTP/1.1 503 Unavailable\r\nconnection: close\r\n\r\n", "more"},
        };
        int kind = random.nextInt(all.length + 1);
        if (kind == all.length) {
            ByteString bomb = gzip(ByteString.of(new byte[BOMB_BYTES]));
            return new Answer(200, List.of(JSON, new Header("content-encoding", "gzip")), bomb, Framing.LENGTH);
        }
        String part = all[kind][1].repeat(2_000);
        return new Answer(200, List.of(), ByteString.encodeUtf8(all[kind][0] + part), Framing.ENDLESS);
    }

    private static ByteString gzip(ByteString bytes) {
        Buffer compressed = new Buffer();
        try (var sink = Okio.buffer(new GzipSink(compressed))) {
            sink.write(bytes);
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        return compressed.readByteString();
    }

    private int pick(int[] values) {
        return values[random.nextInt(values.length)];
    }

    private boolean chance(int percent) {
        return random.nextInt(100) < percent;
    }
}
