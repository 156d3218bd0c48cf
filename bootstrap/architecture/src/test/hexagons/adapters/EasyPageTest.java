package com.acme.keys;

import id.sesi.application.contract.PageFetcherContract;
import id.sesi.application.result.PageResult;
import java.net.URI;
import java.util.Map;

// breaks: returns_status_headers_and_body_of_the_page, returns_every_status_without_following_a_redirect, reads_only_the_start_of_a_long_page, reports_a_server_on_which_nothing_listens, reports_a_server_with_an_untrusted_certificate, stops_a_fetch_at_the_timeout
class EasyPageTest extends PageFetcherContract {

    private static Target easy() {
        return new Target(
                (page, timeout) -> new PageResult.Fetched(200, Map.of(), "", true), URI.create("https://hr.example.com/"));
    }

    @Override
    protected Target responding(int status, Map<String, String> headers, String body) {
        return easy();
    }

    @Override
    protected Target unreachable() {
        return easy();
    }

    @Override
    protected Target untrusted() {
        return easy();
    }

    @Override
    protected Target notResponding() {
        return easy();
    }
}
