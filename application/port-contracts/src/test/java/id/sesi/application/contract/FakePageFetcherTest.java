package id.sesi.application.contract;

import id.sesi.application.driven.PageFetcher;
import id.sesi.application.result.Failure;
import id.sesi.application.result.PageResult;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** Runs the contract suite of the page fetcher against an implementation without a network. */
class FakePageFetcherTest extends PageFetcherContract {

    private static final URI PAGE = URI.create("https://hr.example.com/");

    @Override
    protected Target responding(int status, Map<String, String> headers, String body) {
        Map<String, List<String>> lowerCase = headers.entrySet().stream()
                .collect(Collectors.toMap(
                        header -> header.getKey().toLowerCase(Locale.ROOT), header -> List.of(header.getValue())));
        boolean isComplete = body.length() <= PageFetcher.MAX_BYTES;
        String start = isComplete ? body : body.substring(0, PageFetcher.MAX_BYTES);
        return new Target((page, timeout) -> new PageResult.Fetched(status, lowerCase, start, isComplete), PAGE);
    }

    @Override
    protected Target unreachable() {
        return failing(Failure.UNREACHABLE);
    }

    @Override
    protected Target untrusted() {
        return failing(Failure.UNTRUSTED_CERTIFICATE);
    }

    @Override
    protected Target notResponding() {
        return failing(Failure.TIMED_OUT);
    }

    private static Target failing(Failure failure) {
        return new Target((page, timeout) -> new PageResult.Failed(failure, ""), PAGE);
    }
}
