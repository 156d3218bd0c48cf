package id.sesi.application.diagnosis;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Finds the policies in the elements of a page, or says that it may have missed one. */
class MetaPoliciesTest {

    private static final List<ContentSecurityPolicy> ONE =
            List.of(new ContentSecurityPolicy(Map.of("frame-src", List.of("'none'"))));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<head><meta http-equiv=\"Content-Security-Policy\" content=\"frame-src 'none'\"></head>",
                "<HEAD><META CONTENT=\"frame-src 'none'\" HTTP-EQUIV=content-security-policy /></HEAD>",
                "<meta\n charset=utf-8><meta\n http-equiv = 'Content-Security-Policy'\n content = \"frame-src 'none'\"\n><body>",
                "<meta http-equiv=Content-Security-Policy content='frame-src &#39;none&#x27;'></head>",
                "<meta name=x content='a > b'><meta content=\"frame-src 'none'; sandbox\" http-equiv=\"Content-Security-Policy\"/></head>"
            })
    void a_policy_in_the_head_is_found(String html) {
        assertEquals(new MetaPolicies(ONE, true), MetaPolicies.of(html, false));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<head></head>",
                "<!-- <meta http-equiv=\"Content-Security-Policy\" content=\"frame-src 'none'\"> --></head>",
                "<script>'<meta http-equiv=\"Content-Security-Policy\" content=\"frame-src\">'</script></head>",
                "<head></head><body><meta http-equiv=\"Content-Security-Policy\" content=\"frame-src 'none'\">",
                "<meta http-equiv=\"Content-Security-Policy-Report-Only\" content=\"frame-src 'none'\"></head>",
                "<meta name=\"Content-Security-Policy\" content=\"frame-src 'none'\"></head>",
                "<metadata http-equiv=\"Content-Security-Policy\" content=\"frame-src 'none'\"></head>"
            })
    void other_text_is_not_a_policy(String html) {
        assertEquals(new MetaPolicies(List.of(), true), MetaPolicies.of(html, false));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<head><title>cut",
                "<!-- never closed </head>",
                "<script>x = '</head>'",
                "<title>never closed</head>",
                "<meta http-equiv=\"Content-Security-Policy\" content=\"frame-src &apos;none&apos; &nbsp;\"></head>",
                "<meta http-equiv=\"Content-Security-Policy\" content=\"frame-src 'none'",
                "<meta http-equiv=\"Content-Security-Policy\" content=frame-src='none'></head>",
                "<\0m\0e\0t\0a\0></head>"
            })
    void a_policy_may_be_missed_if_the_html_is_not_simple(String html) {
        assertEquals(new MetaPolicies(List.of(), false), MetaPolicies.of(html, false));
    }

    @Test
    void a_whole_page_needs_no_end_of_the_head() {
        assertEquals(new MetaPolicies(List.of(), true), MetaPolicies.of("<!doctype html><p>Hello", true));
    }
}
