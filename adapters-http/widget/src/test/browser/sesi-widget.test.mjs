import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { gzipSync } from "node:zlib";
import { FakeBrowser } from "./fake-browser.mjs";

const MODULE = new URL("../../main/browser/sesi-widget.js", import.meta.url);
const { mountWidget } = await import(MODULE);

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

/** A backend that counts its calls, and answers each with the result of `answer`. */
function backend(answer = session) {
  const calls = [];
  const fetchSession = (signal) => {
    calls.push(signal);
    return answer(calls.length);
  };
  return { calls, fetchSession };
}

const session = (call, expiresInSeconds = 3600) =>
  Promise.resolve({ widgetUrl: `https://vendor.example/widget?token=secret${call}`, expiresInSeconds });

const response = (status, headers = {}, body = {}) =>
  Promise.resolve(new Response(JSON.stringify(body), { status, headers }));

const HTML = { "Content-Type": "text/html;charset=UTF-8" };
const html = (status, headers = HTML) => Promise.resolve(new Response("<!doctype html><title>Login</title>", { status, headers }));

/** Is quick if it fails: `assert.equal` would print the whole tree of elements. */
const same = (actual, expected, message = "another element") => assert.ok(actual === expected, message);

/** A request that gets no response. */
const noResponse = () => new Promise(() => {});

async function mounted(answer, options = {}) {
  const browser = new FakeBrowser();
  const api = backend(answer);
  const widget = mountWidget(browser.element, { fetchSession: api.fetchSession, ...options });
  await browser.settle();
  await browser.loadFrames();
  return { browser, calls: api.calls, widget };
}

test("it shows the session in a frame", async () => {
  const { browser } = await mounted();
  const [frame] = browser.frames();
  assert.equal(frame.src, "https://vendor.example/widget?token=secret1");
  assert.equal(frame.title, "PsikologieHub");
  assert.equal(frame.referrerPolicy, "strict-origin");
  assert.deepEqual(
    { ...frame.style },
    { display: "block", width: "100%", border: 0, height: "700px", visibility: "", position: "", top: 0 },
  );
  assert.equal(browser.status(), "");
  assert.ok(!browser.hasButton());
});

test("it says that it loads until the frame has loaded", async () => {
  const browser = new FakeBrowser();
  mountWidget(browser.element, backend());
  assert.equal(browser.status(), "Loading…");
  await browser.settle();
  assert.equal(browser.status(), "Loading…");
  same(browser.visible(), undefined);
  await browser.loadFrames();
  assert.equal(browser.status(), "");
});

test("a frame that loads takes no place, and is where it will be visible", async () => {
  const browser = new FakeBrowser();
  mountWidget(browser.element, backend());
  await browser.settle();
  const [{ style, parent }] = browser.frames();
  assert.deepEqual([style.visibility, style.position, style.top], ["hidden", "absolute", 0]);
  assert.equal(parent.style.position, "relative");
});

test("the first frame that never finishes loading is shown after ten seconds", async () => {
  const browser = new FakeBrowser();
  mountWidget(browser.element, backend());
  await browser.advance(9_900);
  same(browser.visible(), undefined);
  await browser.advance(200);
  assert.ok(browser.visible());
});

test("title, height and texts are options", async () => {
  const { browser } = await mounted(() => response(503), {
    title: "Tes",
    height: 900,
    texts: { failed: "Tidak tersedia.", retry: "Coba lagi" },
  });
  assert.equal(browser.status(), "Tidak tersedia.");
  assert.equal(browser.button().textContent, "Coba lagi");
  const other = await mounted(session, { title: "Tes", height: 900 });
  assert.equal(other.browser.visible().title, "Tes");
  assert.equal(other.browser.visible().style.height, "900px");
});

test("an option that is undefined counts as absent", async () => {
  const { browser } = await mounted(() => response(503), { title: undefined, texts: { failed: "Tidak tersedia.", retry: undefined } });
  assert.equal(browser.status(), "Tidak tersedia.");
  assert.equal(browser.button().textContent, "Try again");
  assert.equal((await mounted(session, { texts: undefined })).browser.button().textContent, "Try again");
});

for (const height of ["50vh", "100%", "", 0, -1, NaN, Infinity, null, undefined]) {
  test(`${height} is no height, so the default counts`, async () => {
    const { browser } = await mounted(session, { height });
    assert.equal(browser.visible().style.height, "700px");
  });
}

for (const timeoutSeconds of ["35s", "", 0, -1, NaN, Infinity, null, undefined]) {
  test(`${timeoutSeconds} is no time limit, so the default counts`, async () => {
    const { browser, calls } = await mounted(noResponse, { timeoutSeconds });
    await browser.advance(34_900);
    assert.deepEqual([calls.length, calls[0].aborted], [1, false]);
    await browser.advance(200);
    assert.ok(calls[0].aborted);
  });
}

test("the time limit of a request is an option", async () => {
  const { browser, calls } = await mounted(noResponse, { timeoutSeconds: 2 });
  await browser.advance(1_900);
  assert.ok(!calls[0].aborted);
  await browser.advance(200);
  assert.ok(calls[0].aborted);
});

test("it renews the session a minute before it expires, although the browser's date is wrong", async () => {
  const { browser, calls } = await mounted();
  await browser.advance(59 * MINUTE - 1_000);
  assert.equal(calls.length, 1);
  await browser.advance(1_100);
  assert.equal(calls.length, 2);
  await browser.loadFrames();
  assert.equal(browser.visible().src, "https://vendor.example/widget?token=secret2");
  assert.equal(browser.frames().length, 1);
});

test("a date that is set back does not delay the renewal", async () => {
  const { browser, calls } = await mounted();
  await browser.advance(30 * MINUTE);
  browser.date -= 24 * HOUR;
  await browser.advance(29 * MINUTE + 100);
  assert.equal(calls.length, 2);
});

test("a date that is set forward looks like sleep: it causes one renewal, not a loop", async () => {
  const { browser, calls } = await mounted();
  browser.date += 365 * 24 * HOUR;
  await browser.advance(MINUTE);
  await browser.loadFrames();
  await browser.advance(30 * MINUTE);
  assert.equal(calls.length, 2);
});

test("the margin is at most a fifth of the lifetime", async () => {
  const { browser, calls } = await mounted((call) => session(call, 20));
  await browser.advance(15_900);
  assert.equal(calls.length, 1);
  await browser.advance(200);
  assert.equal(calls.length, 2);
});

for (const marginSeconds of ["60s", 0, -60, NaN, Infinity, null]) {
  test(`${marginSeconds} is no margin, so the default counts`, async () => {
    const { browser, calls } = await mounted(session, { marginSeconds });
    await browser.advance(59 * MINUTE - 100);
    assert.equal(calls.length, 1);
    await browser.advance(200);
    assert.equal(calls.length, 2);
  });
}

test("the margin is an option", async () => {
  const { browser, calls } = await mounted(session, { marginSeconds: 300 });
  await browser.advance(55 * MINUTE - 100);
  assert.equal(calls.length, 1);
  await browser.advance(200);
  assert.equal(calls.length, 2);
});

test("the lifetime counts from the start of the request", async () => {
  const browser = new FakeBrowser();
  const api = backend((call) => new Promise((resolve) => setImmediate(() => (browser.sleep(30_000), resolve(session(call, 100))))));
  mountWidget(browser.element, api);
  await browser.settle();
  await browser.loadFrames();
  await browser.advance(49_900);
  assert.equal(api.calls.length, 1);
  await browser.advance(200);
  assert.equal(api.calls.length, 2);
});

for (const event of ["visibilitychange", "pageshow", "focus", "online"]) {
  test(`a computer that slept checks at once on ${event}`, async () => {
    const { browser, calls } = await mounted();
    browser.sleep(2 * HOUR);
    await (event === "visibilitychange" ? browser.show() : browser.fire(event));
    assert.equal(calls.length, 2);
    same(browser.visible(), undefined, "the expired session is not shown");
    assert.equal(browser.status(), "Loading…");
    await browser.loadFrames();
    assert.ok(browser.visible());
  });
}

for (const event of ["visibilitychange", "pageshow", "online"]) {
  test(`${event} ends a pause, also that after a request that hung while the computer slept`, async () => {
    let hangs = false;
    const { browser, calls } = await mounted(() => (hangs ? noResponse() : Promise.reject(new Error())));
    const comeBack = () => (event === "visibilitychange" ? browser.show() : browser.fire(event));
    await browser.advance(10 * MINUTE);
    const before = calls.length;
    hangs = true;
    await comeBack();
    assert.equal(calls.length, before + 1, "it ends a pause");
    await comeBack();
    assert.equal(calls.length, before + 1, "one request at a time");
    browser.sleep(HOUR);
    await comeBack();
    assert.ok(calls[before].aborted);
    assert.equal(calls.length, before + 2, "it replaces the old request at once");
  });
}

test("the focus ends no pause, because a page may move it after each failure", async () => {
  const { browser, calls } = await mounted(() => Promise.reject(new Error()));
  await browser.advance(10 * MINUTE);
  const before = calls.length;
  for (let i = 0; i < 10; i++) await browser.fire("focus");
  assert.equal(calls.length, before);
});

test("a computer that slept checks within half a minute without any event", async () => {
  const { browser, calls } = await mounted();
  browser.sleep(2 * HOUR);
  await browser.advance(30_000);
  assert.equal(calls.length, 2);
});

test("a hidden tab creates no session, and checks at once when a person comes back", async () => {
  const { browser, calls } = await mounted();
  await browser.hide();
  await browser.advance(5 * HOUR);
  assert.equal(calls.length, 1);
  await browser.show();
  assert.equal(calls.length, 2);
});

test("a tab that is opened in the background waits until a person looks at it", async () => {
  const browser = new FakeBrowser();
  browser.document.hidden = true;
  const api = backend();
  mountWidget(browser.element, api);
  await browser.advance(HOUR);
  assert.equal(api.calls.length, 0);
  await browser.show();
  assert.equal(api.calls.length, 1);
});

test("a valid session is not renewed when a person comes back", async () => {
  const { browser, calls } = await mounted();
  for (let i = 0; i < 10; i++) {
    await browser.hide();
    await browser.show();
    await browser.fire("pageshow");
  }
  assert.equal(calls.length, 1);
});

test("only one request runs at a time", async () => {
  const { browser, calls } = await mounted(noResponse);
  for (const event of ["pageshow", "focus", "online", "pageshow"]) await browser.fire(event);
  await browser.clickButton();
  await browser.advance(30_000);
  assert.equal(calls.length, 1);
});

test("a request that never settles is aborted, and its late answer is ignored", async () => {
  const answers = [];
  const { browser, calls } = await mounted(() => new Promise((resolve) => answers.push(resolve)));
  const events = browser.record("sesi:failed");
  await browser.advance(35_000);
  assert.ok(calls[0].aborted);
  assert.equal(events.length, 1);
  await browser.advance(2_000);
  assert.equal(calls.length, 2);
  answers[0]({ widgetUrl: "https://vendor.example/late", expiresInSeconds: 3600 });
  await browser.settle();
  assert.equal(browser.frames().length, 0);
  answers[1]({ widgetUrl: "https://vendor.example/new", expiresInSeconds: 3600 });
  await browser.settle();
  assert.deepEqual(browser.frames().map((frame) => frame.src), ["https://vendor.example/new"]);
});

test("a request that is aborted, and therefore fails, is one failure", async () => {
  const rejections = [];
  const { browser, calls } = await mounted(() => new Promise((_, reject) => rejections.push(reject)));
  const failed = browser.record("sesi:failed");
  await browser.advance(37_000);
  assert.equal(calls.length, 2);
  rejections[0](new Error("aborted"));
  await browser.settle();
  assert.equal(failed.length, 1);
  assert.ok(!calls[1].aborted);
});

test("a body that never ends is aborted too", async () => {
  const { browser, calls } = await mounted(() => Promise.resolve({ ok: true, json: noResponse }));
  await browser.advance(35_000);
  assert.ok(calls[0].aborted);
});

test("a response with an error is aborted, because its body may have no end", async () => {
  for (const status of [503, 404, 401]) {
    const { calls } = await mounted(() => Promise.resolve({ ok: false, status, json: noResponse }));
    assert.ok(calls[0].aborted, status);
  }
});

test("a request that succeeded is not aborted", async () => {
  const { calls } = await mounted();
  assert.ok(!calls[0].aborted);
});

test("it tries again after every failure, with growing pauses", async () => {
  const { browser, calls } = await mounted(() => response(500));
  const pauses = browser.record("sesi:failed");
  await browser.advance(HOUR);
  const waits = pauses.map(([, { retryInMillis }]) => Math.round(retryInMillis));
  assert.deepEqual(waits.slice(0, 7), [1_500, 3_000, 6_000, 12_000, 24_000, 45_000, 45_000]);
  assert.ok(calls.length > 75 && calls.length < 95, `${calls.length} calls in an hour`);
});

test("the pauses are short again after a success", async () => {
  const { browser } = await mounted((call) => (call === 5 ? session(call, 20) : response(500)));
  const failed = browser.record("sesi:failed");
  await browser.advance(2 * MINUTE);
  const afterSuccess = failed.filter(([, { failures }]) => failures === 1);
  assert.equal(afterSuccess.length, 1);
  assert.equal(afterSuccess[0][1].retryInMillis, 750);
});

test("the pauses have jitter, so that a crowd of tabs does not come back at once", async () => {
  for (const [random, expected] of [[0, 500], [0.999, 1_000]]) {
    const browser = new FakeBrowser();
    browser.random = random;
    const failed = browser.record("sesi:failed");
    mountWidget(browser.element, backend(() => response(500)));
    await browser.settle();
    assert.equal(Math.round(failed[0][1].retryInMillis), expected);
  }
});

const FAILURES = {
  "a network failure": () => Promise.reject(new TypeError("Failed to fetch")),
  "a function that throws": () => {
    throw new Error("secret");
  },
  "a function that returns nothing": () => undefined,
  "an answer that is not JSON": () => Promise.resolve(new Response("<html>", { status: 200 })),
  "an answer without a URL": () => response(200, {}, { expiresInSeconds: 60 }),
  "an answer without a duration": () => response(200, {}, { widgetUrl: "https://vendor.example/" }),
  "a session that has expired": () => session(1, 0),
  "a negative duration": () => session(1, -5),
  "a duration that is not a number": () => session(1, "soon"),
  "the time of the expiry instead of a duration": () => session(1, 1_764_240_000),
  "an infinite duration": () => session(1, Infinity),
  "a script as URL": () => Promise.resolve({ widgetUrl: "javascript:alert(1)", expiresInSeconds: 60 }),
  "a URL without TLS": () => Promise.resolve({ widgetUrl: "http://vendor.example/", expiresInSeconds: 60 }),
  "a URL of another server with a user name": () =>
    Promise.resolve({ widgetUrl: "http://localhost:8080@vendor.example/", expiresInSeconds: 60 }),
  "a relative URL": () => Promise.resolve({ widgetUrl: "/widget", expiresInSeconds: 60 }),
};

for (const [name, answer] of Object.entries(FAILURES)) {
  test(`it goes on after ${name}`, async () => {
    let isBroken = true;
    const { browser, calls } = await mounted((call) => (isBroken ? answer() : session(call)));
    assert.equal(browser.frames().length, 0);
    assert.equal(browser.status(), "This content is not available at the moment.");
    assert.ok(browser.hasButton());
    await browser.advance(10 * MINUTE);
    assert.ok(calls.length > 10 && calls.length < 25, `no loop: ${calls.length} calls in ten minutes`);
    isBroken = false;
    await browser.advance(MINUTE);
    await browser.loadFrames();
    assert.ok(browser.visible());
    assert.equal(browser.status(), "");
    assert.ok(!browser.hasButton());
  });
}

test("sessions that expire at once do not cause a loop of requests", async () => {
  const { browser, calls } = await mounted((call) => session(call, 1));
  await browser.advance(MINUTE);
  assert.ok(calls.length <= 13, `${calls.length} calls in a minute`);
});

test("a session that expires before it arrives is a failure, so the pauses grow", async () => {
  const browser = new FakeBrowser();
  const failed = browser.record("sesi:failed");
  const api = backend((call) => {
    browser.sleep(2_000);
    return session(call, 1);
  });
  mountWidget(browser.element, api);
  await browser.advance(10 * MINUTE);
  assert.ok(api.calls.length < 25, `${api.calls.length} calls in ten minutes`);
  assert.equal(failed.length, api.calls.length);
  assert.equal(browser.frames().length, 0);
});

test("a session that expired while it waited to be shown is not shown", async () => {
  const { browser, calls } = await mounted((call) => (call === 3 ? noResponse() : session(call)));
  const shown = browser.record("sesi:shown");
  browser.element.addEventListener("sesi:beforeswap", (event) => event.preventDefault());
  await browser.advance(59 * MINUTE + 100);
  await browser.loadFrames();
  browser.sleep(5 * HOUR);
  await browser.show();
  assert.equal(calls.length, 3);
  assert.equal(browser.frames().length, 0);
  assert.equal(shown.length, 0);
  assert.equal(browser.status(), "Loading…");
});

test("it accepts a plain URL of this machine, for practice", async () => {
  for (const host of ["localhost:8080", "127.0.0.1"]) {
    const { browser } = await mounted(() => Promise.resolve({ widgetUrl: `http://${host}/w`, expiresInSeconds: 60 }));
    assert.equal(browser.frames().length, 1);
  }
});

test("it honours Retry-After, also when the network comes back, but not when a person tries again", async () => {
  const { browser, calls } = await mounted(() => response(503, { "Retry-After": "120" }));
  await browser.advance(100_000);
  for (const event of ["online", "focus", "pageshow"]) await browser.fire(event, { persisted: true });
  await browser.hide();
  await browser.show();
  assert.equal(calls.length, 1);
  await browser.clickButton();
  assert.equal(calls.length, 2);
  await browser.advance(119_000);
  assert.equal(calls.length, 2);
  await browser.advance(62_000);
  assert.equal(calls.length, 3);
});

test("it takes Retry-After and the status from a rejection", async () => {
  const failed = [];
  const browser = new FakeBrowser();
  browser.element.addEventListener("sesi:failed", (event) => failed.push(event.detail));
  mountWidget(browser.element, backend(() => Promise.reject({ status: 503, retryAfter: 7 })));
  await browser.settle();
  assert.equal(failed[0].status, 503);
  assert.ok(failed[0].retryInMillis >= 7_000 && failed[0].retryInMillis <= 10_500);
});

test("a Retry-After that is not a number of seconds counts as none", async () => {
  for (const value of ["Fri, 27 Nov 2026 10:00:00 GMT", "-5", "soon"]) {
    const { browser, calls } = await mounted(() => response(503, { "Retry-After": value }));
    await browser.advance(2_000);
    assert.equal(calls.length, 2);
  }
});

test("a Retry-After of more than an hour counts as an hour, also with jitter", async () => {
  for (const value of ["1e99", "Infinity", "31536000", "3599"]) {
    const browser = new FakeBrowser();
    browser.random = 0.999;
    const failed = browser.record("sesi:failed");
    const api = backend(() => response(503, { "Retry-After": value }));
    mountWidget(browser.element, api);
    await browser.settle();
    assert.equal(failed[0][1].retryInMillis, HOUR);
    await browser.advance(HOUR - 1_000);
    assert.equal(api.calls.length, 1);
    await browser.advance(1_000);
    assert.equal(api.calls.length, 2, value);
  }
});

test("the network coming back ends a pause", async () => {
  const { browser, calls } = await mounted(() => Promise.reject(new Error()));
  await browser.advance(5 * MINUTE);
  const before = calls.length;
  await browser.fire("online");
  assert.equal(calls.length, before + 1);
});

test("a failed renewal keeps the old frame while it is valid, and then says so", async () => {
  const { browser, calls } = await mounted((call) => (call === 1 ? session(call) : response(503)));
  await browser.advance(HOUR - 1_000);
  assert.ok(calls.length > 3);
  assert.equal(browser.visible().src, "https://vendor.example/widget?token=secret1");
  assert.equal(browser.status(), "");
  await browser.advance(1_100);
  assert.equal(browser.frames().length, 0);
  assert.equal(browser.status(), "This content is not available at the moment.");
  assert.ok(browser.hasButton());
});

for (const status of [401, 403]) {
  test(`a ${status} of the backend ends the widget with an event`, async () => {
    const browser = new FakeBrowser();
    const events = browser.record("sesi:loginrequired", "sesi:failed");
    const api = backend((call) => (call === 1 ? session(call) : response(status)));
    mountWidget(browser.element, api);
    await browser.settle();
    await browser.loadFrames();
    await browser.advance(59 * MINUTE + 100);
    assert.deepEqual(events, [["sesi:loginrequired", { status }]]);
    assert.ok(browser.visible(), "the old frame is still valid");
    await browser.advance(HOUR);
    for (const event of ["online", "pageshow", "focus"]) await browser.fire(event);
    assert.equal(api.calls.length, 2);
    assert.equal(browser.frames().length, 0);
    assert.equal(browser.status(), status === 401 ? "Please log in again." : "This content is not available at the moment.");
    assert.ok(!browser.hasButton());
  });
}

for (const status of [400, 404, 409, 422, 429]) {
  test(`after ${status} the pauses grow up to an hour, because the same request usually fails again`, async () => {
    const { browser, calls } = await mounted(() => response(status));
    const failed = browser.record("sesi:failed");
    await browser.advance(30 * MINUTE);
    assert.ok(calls.length > 9 && calls.length < 13, `${calls.length} calls in half an hour`);
    assert.deepEqual(failed.slice(0, 3).map(([, { retryInMillis }]) => Math.round(retryInMillis)), [1_500, 3_000, 6_000]);
    assert.equal(failed[0][1].status, status);
    await browser.advance(24 * HOUR);
    const { retryInMillis } = failed.at(-1)[1];
    assert.equal(Math.round(retryInMillis / MINUTE), 45);
    assert.equal(browser.status(), "This content is not available at the moment.");
    assert.ok(browser.hasButton());
    const before = calls.length;
    await browser.fire("online");
    assert.equal(calls.length, before + 1, "a person or an event ends the pause");
    await browser.clickButton();
    assert.equal(calls.length, before + 2);
  });
}

test("a 404 during a deployment does not end the renewal", async () => {
  const { browser, calls } = await mounted((call) => (call > 1 && call < 5 ? response(404) : session(call)));
  await browser.advance(59 * MINUTE + 30_000);
  assert.equal(calls.length, 5);
  await browser.loadFrames();
  assert.equal(browser.visible().src, "https://vendor.example/widget?token=secret5");
});

test("a Retry-After counts after a 4xx too", async () => {
  const { browser, calls } = await mounted(() => response(404, { "Retry-After": "120" }));
  await browser.advance(119_000);
  assert.equal(calls.length, 1);
  await browser.advance(62_000);
  assert.equal(calls.length, 2);
});

for (const status of [500, 501, 503]) {
  test(`after ${status} the pauses grow up to a minute`, async () => {
    const { browser } = await mounted(() => response(status));
    const failed = browser.record("sesi:failed");
    await browser.advance(HOUR);
    assert.equal(failed.at(-1)[1].retryInMillis, 45_000);
  });
}

const NO_SESSION = "no valid widgetUrl and expiresInSeconds";
const REASONS = {
  "an exception": [{ fetchSession: () => { throw new RangeError("own"); } }, "RangeError: own"],
  "a rejection": [{ fetchSession: () => Promise.reject("own") }, "own"],
  "a rejection without a reason": [{ fetchSession: () => Promise.reject() }, "undefined"],
  "a missing function": [{}, "TypeError: fetchSession is not a function"],
  "nothing": [{ fetchSession: () => undefined }, "TypeError: " + NO_SESSION],
  "a value that is neither a response nor a session": [{ fetchSession: () => 7 }, "TypeError: " + NO_SESSION],
  "a response without JSON": [{ fetchSession: () => Promise.resolve(new Response("secret")) }, "TypeError: " + NO_SESSION],
  "a response without JSON and headers": [
    { fetchSession: () => Promise.resolve({ ok: true, status: 200, json: () => Promise.reject(new Error("secret")) }) },
    "TypeError: " + NO_SESSION,
  ],
  "a response with null": [{ fetchSession: () => response(200, {}, null) }, "TypeError: " + NO_SESSION],
  "a response without a session": [{ fetchSession: () => response(200, {}, { t: "secret" }) }, "TypeError: " + NO_SESSION],
  "a response with a wrong scheme": [{ fetchSession: () => response(200, {}, { widgetUrl: "ftp:secret" }) }, "TypeError: " + NO_SESSION],
};
for (const [name, value] of Object.entries({ widgetUrl: { toString: 1, t: "secret" }, expiresInSeconds: { valueOf: 1, toString: 1 } })) {
  const body = { widgetUrl: "https://vendor.example/secret", expiresInSeconds: 3600, [name]: value };
  REASONS[`an object as ${name}`] = [{ fetchSession: () => response(200, {}, body) }, "TypeError: Cannot convert object to primitive value"];
}

for (const [name, [options, expected]] of Object.entries(REASONS)) {
  test(`the event has the reason of a failure: ${name}`, async () => {
    const browser = new FakeBrowser();
    const failed = browser.record("sesi:failed");
    mountWidget(browser.element, options);
    await browser.settle();
    assert.equal(failed.length, 1);
    assert.equal(String(failed[0][1].error), expected);
    assert.equal(failed[0][1].status, undefined);
    assert.ok(!String(failed[0][1].error?.stack).includes("secret"));
    await browser.advance(2_000);
    assert.equal(failed.length, 2, "it goes on");
  });
}

test("a response without headers has a status too", async () => {
  const browser = new FakeBrowser();
  const events = browser.record("sesi:loginrequired", "sesi:failed");
  const answers = [503, 401].map((status) => ({ ok: false, status, json() {} }));
  mountWidget(browser.element, backend((call) => Promise.resolve(answers[call - 1])));
  await browser.advance(2_000);
  assert.deepEqual(events.map(([name, { status }]) => [name, status]), [["sesi:failed", 503], ["sesi:loginrequired", 401]]);
});

test("the reason for a status contains nothing else of the response", async () => {
  const browser = new FakeBrowser();
  const failed = browser.record("sesi:failed");
  const answers = [response(503, { "Retry-After": "7" }, "secret"), response(500, { "Retry-After": "secret" }, "secret")];
  mountWidget(browser.element, backend((call) => answers[call - 1] ?? session(call)));
  await browser.advance(MINUTE);
  assert.deepEqual(failed.map(([, { error }]) => error), [{ status: 503, retryAfter: 7 }, { status: 500, retryAfter: NaN }]);
});

const LOGIN_PAGES = {
  "a login page instead of a session": () => html(200),
  "a login page with a type in upper case": () => html(200, { "Content-Type": "TEXT/HTML" }),
  "a redirect that fetch does not follow": () => Promise.resolve({ type: "opaqueredirect", status: 0, ok: false, json() {} }),
};

for (const [name, answer] of Object.entries(LOGIN_PAGES)) {
  test(`${name} counts as 401`, async () => {
    const browser = new FakeBrowser();
    const events = browser.record("sesi:loginrequired", "sesi:failed");
    const api = backend(answer);
    mountWidget(browser.element, api);
    await browser.advance(HOUR);
    assert.deepEqual(events, [["sesi:loginrequired", { status: 401 }]]);
    assert.equal(api.calls.length, 1);
  });
}

test("a session is shown, although the backend declares it as HTML", async () => {
  const body = await session(1);
  const { browser } = await mounted(() => response(200, HTML, body));
  assert.equal(browser.visible().src, body.widgetUrl);
});

test("JSON without a session is a failure and no login page, although the backend declares it as HTML", async () => {
  const { browser, calls } = await mounted(() => response(200, HTML));
  await browser.advance(2_000);
  assert.equal(calls.length, 2);
});

test("an error page in HTML is not a login page", async () => {
  const { browser, calls } = await mounted(() => html(502));
  await browser.advance(2_000);
  assert.equal(calls.length, 2);
});

test("a page that comes back from the cache after a login asks for a session again", async () => {
  let isLoggedIn = false;
  const { browser, calls } = await mounted((call) => (isLoggedIn ? session(call) : response(401)));
  isLoggedIn = true;
  await browser.fire("pageshow", { persisted: false });
  assert.equal(calls.length, 1);
  await browser.fire("pageshow", { persisted: true });
  await browser.loadFrames();
  assert.equal(calls.length, 2);
  assert.ok(browser.visible());
});

test("the button answers: the message changes until the request ends, and is announced again", async () => {
  let answer = () => response(503, { "Retry-After": "60" });
  const { browser } = await mounted((call) => answer(call));
  const button = browser.button();
  button.focus();
  let settle;
  answer = () => new Promise((resolve) => (settle = resolve));
  await browser.clickButton();
  assert.equal(browser.status(), "Loading…");
  assert.ok(browser.hasButton(), "the button keeps its place and the focus");
  same(browser.document.activeElement, button);
  settle(response(503));
  await browser.settle();
  assert.equal(browser.status(), "This content is not available at the moment.");
  answer = session;
  await browser.clickButton();
  assert.equal(browser.status(), "Loading…", "the frame is loading");
  await browser.loadFrames();
  assert.equal(browser.status(), "");
  assert.ok(!browser.hasButton());
});

test("a try that nobody asked for does not change the message", async () => {
  const { browser, calls } = await mounted((call) => (call === 1 ? response(503) : noResponse()));
  const status = browser.element.find("div").find((div) => div.attributes.role === "status");
  const { textWrites } = status;
  await browser.advance(20_000);
  assert.equal(calls.length, 2);
  assert.equal(browser.status(), "This content is not available at the moment.");
  assert.equal(status.textWrites, textWrites, "a screen reader may announce a text that is written again");
});

test("the button is hidden while the old session is visible, and does not submit a form of the page", async () => {
  const { browser, calls } = await mounted((call) => (call === 1 ? session(call) : response(503)));
  await browser.advance(HOUR - 1_000);
  assert.ok(calls.length > 3);
  assert.ok(!browser.hasButton());
  assert.equal(browser.button().type, "button");
});

test("a login that expired during failures leaves no button", async () => {
  const { browser } = await mounted((call) => response(call === 1 ? 503 : 401));
  assert.ok(browser.hasButton());
  await browser.advance(2_000);
  assert.equal(browser.status(), "Please log in again.");
  assert.ok(!browser.hasButton());
});

test("the button is only for failures, even if a page uses one text for all", async () => {
  const texts = { loading: "…", failed: "…", loginRequired: "…" };
  const loading = await mounted(noResponse, { texts });
  assert.ok(!loading.browser.hasButton());
  const ended = await mounted(() => response(401), { texts });
  assert.ok(!ended.browser.hasButton());
  const failed = await mounted(() => response(500), { texts });
  assert.ok(failed.browser.hasButton());
});

test("it swaps when the new frame has loaded, and never shows an empty place", async () => {
  const { browser } = await mounted();
  const [old] = browser.frames();
  await browser.advance(59 * MINUTE + 100);
  same(browser.visible(), old);
  assert.equal(browser.frames().length, 2);
  assert.equal(browser.frames()[1].style.visibility, "hidden");
  await browser.loadFrames();
  assert.equal(browser.frames().length, 1);
  assert.notEqual(browser.visible(), old);
});

test("a valid session stays visible while the new frame loads, however long that takes", async () => {
  const { browser } = await mounted();
  const offers = browser.record("sesi:beforeswap");
  const [old] = browser.frames();
  await browser.advance(HOUR - 100);
  same(browser.visible(), old);
  assert.equal(browser.frames().length, 2);
  await browser.advance(200);
  assert.equal(browser.visible().src, "https://vendor.example/widget?token=secret2");
  assert.equal(browser.frames().length, 1);
  assert.equal(offers.length, 0, "nobody can choose");
});

test("a new frame that has just begun to load is not shown when the old session expires", async () => {
  const { browser } = await mounted((call) => (call === 2 ? response(503, { "Retry-After": "44" }) : session(call)));
  await browser.advance(HOUR + 1_000); // 503 a minute before the expiry, the second try 55 seconds later
  same(browser.visible(), undefined);
  assert.equal(browser.frames().length, 1);
  assert.equal(browser.status(), "Loading…");
  await browser.loadFrames();
  assert.ok(browser.visible());
});

test("a page can let a person finish a form until the old session expires", async () => {
  const { browser, calls } = await mounted();
  const [old] = browser.frames();
  const offers = [];
  browser.element.addEventListener("sesi:beforeswap", (event) => {
    event.preventDefault();
    offers.push(event.detail.until - browser.monotonic);
  });
  await browser.advance(59 * MINUTE + 100);
  await browser.loadFrames();
  assert.ok(offers[0] > 59_000 && offers[0] <= 60_000, offers);
  await browser.advance(55_000);
  same(browser.visible(), old);
  await browser.advance(5_000);
  assert.equal(browser.visible().src, "https://vendor.example/widget?token=secret2");
  assert.equal(offers.length, 1);
  assert.equal(calls.length, 2);
});

test("a page can swap before that", async () => {
  const { browser, widget } = await mounted();
  browser.element.addEventListener("sesi:beforeswap", (event) => event.preventDefault());
  widget.swap();
  assert.equal(browser.visible().src, "https://vendor.example/widget?token=secret1", "nothing to swap");
  await browser.advance(59 * MINUTE + 100);
  widget.swap();
  assert.equal(browser.visible().src, "https://vendor.example/widget?token=secret1", "the new frame is still loading");
  await browser.loadFrames();
  widget.swap();
  assert.equal(browser.visible().src, "https://vendor.example/widget?token=secret2");
});

test("a page cannot show the first frame before it has loaded", async () => {
  const browser = new FakeBrowser();
  const shown = browser.record("sesi:shown");
  const widget = mountWidget(browser.element, backend());
  await browser.settle();
  widget.swap();
  same(browser.visible(), undefined);
  assert.equal(shown.length, 0);
});

test("a session that waits too long to be shown is replaced", async () => {
  const { browser } = await mounted((call) => session(call, call === 1 ? 3600 : 20));
  browser.element.addEventListener("sesi:beforeswap", (event) => event.preventDefault());
  await browser.advance(59 * MINUTE + 20_000);
  assert.deepEqual(browser.frames().map((frame) => frame.src.at(-1)), ["1", "3"]);
});

test("the keyboard focus moves to the new frame if the old one had it", async () => {
  const { browser } = await mounted();
  browser.visible().focus();
  await browser.advance(59 * MINUTE + 100);
  await browser.loadFrames();
  same(browser.document.activeElement, browser.visible());
});

test("the keyboard focus moves to the new frame if the old session expired in the middle of a form", async () => {
  const { browser } = await mounted();
  browser.element.addEventListener("sesi:beforeswap", (event) => event.preventDefault());
  browser.visible().focus();
  await browser.advance(59 * MINUTE + 100);
  await browser.loadFrames();
  await browser.advance(MINUTE);
  assert.equal(browser.visible().src, "https://vendor.example/widget?token=secret2");
  same(browser.document.activeElement, browser.visible());
});

test("the keyboard focus moves from the button to the new frame", async () => {
  let isBroken = true;
  const { browser } = await mounted((call) => (isBroken ? response(503, { "Retry-After": "60" }) : session(call)));
  browser.button().focus();
  isBroken = false;
  await browser.clickButton();
  await browser.loadFrames();
  assert.ok(browser.visible());
  same(browser.document.activeElement, browser.visible());
});

test("the focus stays elsewhere if the old frame did not have it", async () => {
  const { browser } = await mounted();
  const field = browser.document.createElement("input");
  field.focus();
  await browser.advance(59 * MINUTE + 100);
  await browser.loadFrames();
  same(browser.document.activeElement, field);
});

const nothingIsLeft = (browser, ownListeners = 0) => {
  assert.equal(browser.timers.size, 0, "timers");
  assert.equal(browser.document.listeners, ownListeners, "listeners");
  assert.equal(browser.element.children.length, 0, "elements");
};

test("unmounting leaves no timer, listener or frame", async () => {
  const browser = new FakeBrowser();
  const api = backend();
  const widget = mountWidget(browser.element, api);
  await browser.settle();
  await browser.loadFrames();
  await browser.advance(59 * MINUTE + 100);
  widget.unmount();
  nothingIsLeft(browser);
  await browser.fire("online");
  await browser.advance(5 * HOUR);
  assert.equal(api.calls.length, 2);
  widget.unmount();
  widget.swap();
});

test("unmounting aborts a running request and ignores its answer", async () => {
  const answers = [];
  const { browser, calls, widget } = await mounted(() => new Promise((resolve) => answers.push(resolve)));
  widget.unmount();
  assert.ok(calls[0].aborted);
  answers[0]({ widgetUrl: "https://vendor.example/late", expiresInSeconds: 3600 });
  await browser.advance(HOUR);
  nothingIsLeft(browser);
  assert.equal(calls.length, 1);
});

test("unmounting ends a widget that was never in the page", async () => {
  const browser = new FakeBrowser();
  browser.element.remove();
  const api = backend(() => Promise.reject(new Error()));
  const widget = mountWidget(browser.element, api);
  widget.unmount();
  await browser.advance(HOUR);
  assert.equal(api.calls.length, 1);
  nothingIsLeft(browser);
});

test("a session that waits to be shown is not shown after unmounting", async () => {
  const { browser, widget } = await mounted();
  const shown = browser.record("sesi:shown");
  browser.element.addEventListener("sesi:beforeswap", (event) => event.preventDefault());
  await browser.advance(59 * MINUTE + 100);
  await browser.loadFrames();
  widget.unmount();
  widget.swap();
  nothingIsLeft(browser, 2);
  assert.equal(shown.length, 0);
});

for (const event of ["sesi:shown", "sesi:failed", "sesi:loginrequired", "sesi:beforeswap"]) {
  test(`a page can unmount the widget in ${event}`, async () => {
    const browser = new FakeBrowser();
    const answers = { "sesi:failed": () => response(500), "sesi:loginrequired": () => response(401) };
    let count = 0;
    browser.element.addEventListener(event, () => {
      count++;
      widget.unmount();
    });
    const widget = mountWidget(browser.element, backend(answers[event] ?? session));
    await browser.settle();
    await browser.loadFrames();
    await browser.advance(59 * MINUTE + 100);
    await browser.loadFrames();
    assert.equal(count, 1);
    assert.equal(browser.timers.size, 0);
    assert.equal(browser.element.children.length, 0);
    await browser.advance(HOUR);
    assert.equal(count, 1);
  });
}

test("a check within an event leaves no second timer", async () => {
  for (const event of ["sesi:shown", "sesi:failed", "sesi:beforeswap"]) {
    const browser = new FakeBrowser();
    browser.element.addEventListener(event, () => browser.window.dispatchEvent(new Event("focus")));
    const widget = mountWidget(browser.element, backend(event === "sesi:failed" ? () => response(500) : session));
    await browser.settle();
    await browser.loadFrames();
    await browser.advance(59 * MINUTE + 100);
    await browser.loadFrames();
    assert.equal(browser.timers.size, 1, event);
    widget.unmount();
    assert.equal(browser.timers.size, 0, event);
  }
});

test("unmounting leaves nothing, whatever the page does when its request is aborted", async () => {
  for (const reaction of [
    ({ browser }) => browser.window.dispatchEvent(new Event("focus")),
    ({ widget }) => widget.unmount(),
    ({ widget }) => widget.swap(),
  ]) {
    const browser = new FakeBrowser();
    const shown = browser.record("sesi:shown");
    let calls = 0;
    const widget = mountWidget(browser.element, {
      fetchSession(signal) {
        signal.addEventListener("abort", () => reaction({ browser, widget }));
        return ++calls === 1 ? session(1) : noResponse();
      },
    });
    await browser.settle();
    await browser.loadFrames();
    await browser.advance(59 * MINUTE + 100);
    assert.equal(calls, 2);
    widget.unmount();
    nothingIsLeft(browser, 1);
    await browser.advance(HOUR);
    assert.equal(calls, 2);
    assert.equal(shown.length, 1);
  }
});

test("a page can unmount the widget when the new frame gets the focus", async () => {
  const { browser, widget } = await mounted();
  const shown = browser.record("sesi:shown");
  browser.visible().focus();
  await browser.advance(59 * MINUTE + 100);
  browser.frames()[1].focus = widget.unmount;
  await browser.loadFrames();
  nothingIsLeft(browser, 1);
  assert.equal(shown.length, 0);
});

test("a page can unmount the widget in fetchSession", async () => {
  const browser = new FakeBrowser();
  let calls = 0;
  const widget = mountWidget(browser.element, {
    fetchSession() {
      if (++calls === 2) widget.unmount();
      return session(calls);
    },
  });
  await browser.settle();
  await browser.loadFrames();
  await browser.advance(5 * HOUR);
  assert.equal(calls, 2);
  nothingIsLeft(browser);
});

test("a widget whose element was removed creates no more sessions until the element is back", async () => {
  const { browser, calls } = await mounted();
  browser.element.remove();
  await browser.advance(5 * HOUR);
  assert.equal(calls.length, 1);
  browser.document.body.append(browser.element);
  await browser.advance(30_000);
  assert.equal(calls.length, 2);
});

test("an element may be added to the page after the widget was mounted", async () => {
  const browser = new FakeBrowser();
  browser.element.remove();
  const api = backend();
  mountWidget(browser.element, api);
  assert.equal(api.calls.length, 1);
});

test("a second widget in the same element replaces the first", async () => {
  const { browser, calls, widget } = await mounted();
  const api = backend();
  const second = mountWidget(browser.element, api);
  await browser.settle();
  await browser.loadFrames();
  assert.equal(browser.frames().length, 1);
  widget.unmount(); // does nothing
  await browser.advance(59 * MINUTE + 100);
  assert.equal(calls.length, 1);
  assert.equal(api.calls.length, 2);
  second.unmount();
  assert.equal(browser.element.children.length, 0);
  assert.equal(browser.timers.size, 0);
});

test("a second widget replaces the first, also if the page loaded the module from two addresses", async () => {
  const { browser } = await mounted();
  const copy = await import(MODULE + "?copy");
  copy.mountWidget(browser.element, backend((call) => session("copy" + call)));
  await browser.settle();
  await browser.loadFrames();
  assert.deepEqual(browser.frames().map((frame) => frame.src), ["https://vendor.example/widget?token=secretcopy1"]);
  assert.equal(browser.timers.size, 1);
});

test("two widgets in one page do not disturb each other", async () => {
  const { browser, calls, widget } = await mounted();
  const other = browser.document.createElement("main");
  const api = backend(() => response(401));
  const second = mountWidget(other, api);
  await browser.settle();
  assert.ok(browser.visible());
  await browser.advance(59 * MINUTE + 100);
  assert.equal(calls.length, 2);
  assert.equal(api.calls.length, 1);
  widget.unmount();
  assert.equal(browser.timers.size, 1, "the timer of the second widget");
  second.unmount();
  assert.equal(browser.timers.size, 0);
});

test("two tabs do not disturb each other", async () => {
  const tabs = [await mounted(), await mounted()];
  for (const { browser } of tabs) await browser.advance(59 * MINUTE + 100);
  for (const { browser, calls } of tabs) {
    await browser.loadFrames();
    assert.equal(calls.length, 2);
    assert.ok(browser.visible());
  }
});

test("no event and no text contains the token", async () => {
  const browser = new FakeBrowser();
  const events = browser.record("sesi:shown", "sesi:beforeswap", "sesi:failed", "sesi:loginrequired");
  const answers = [session(1), response(500, {}, { error: "secret" }), Promise.reject(new Error("secret")), session(4), response(403)];
  answers[2].catch(() => {});
  mountWidget(browser.element, backend((call) => answers[call - 1]));
  for (let i = 0; i < 12 * 150; i++) {
    await browser.advance(5_000);
    await browser.loadFrames();
    assert.ok(!JSON.stringify([events, browser.status(), browser.document.title]).includes("secret"));
  }
  assert.deepEqual(new Set(events.map(([name]) => name)).size, 4);
});

const DOCS = new URL("../../../../../docs/", import.meta.url);
const PAGES = {
  "docs/widget.md": /```js\n(import \{ mountWidget \}.*?)```/s.exec(readFileSync(new URL("widget.md", DOCS), "utf8"))[1],
  "the sample for Spring Boot 4": readFileSync(
    new URL("embedding/spring-boot-4/src/main/resources/static/assessments.js", DOCS),
    "utf8",
  ),
};

/** Runs the script of a page whose backend answers with the result of `answer`. */
async function page(script, answer) {
  const browser = new FakeBrowser();
  const announced = []; // a screen reader announces each change, also if the text stays the same
  const message = {
    children: [],
    get textContent() {
      return this.children.map((child) => child.textContent ?? child).join("");
    },
    replaceChildren(...children) {
      this.children = children;
      announced.push(this.textContent);
    },
  };
  const calls = { fetch: [], assign: [], warn: [] };
  const document = {
    getElementById: (id) => ({ assessments: browser.element, message })[id],
    querySelector: () => ({ content: "token" }),
    createElement: (tagName) => ({ tagName }),
    cookie: "language=en; XSRF-TOKEN=token",
  };
  const record = (name, result) => (...values) => (calls[name].push(values), result?.());
  new Function("mountWidget", "document", "location", "fetch", "console", script.replace(/^import .*$/m, ""))(
    mountWidget, document, { assign: record("assign") }, record("fetch", answer), { warn: record("warn") });
  await browser.settle();
  await browser.loadFrames();
  return { browser, message, announced, calls };
}

for (const [name, script] of Object.entries(PAGES)) {
  test(`the page of ${name} shows the widget`, async () => {
    const body = await session(1);
    const { browser, announced, calls } = await page(script, () => response(200, {}, body));
    const [path, { method, headers, signal }] = calls.fetch[0];
    assert.deepEqual([path, method, Object.values(headers)], ["/widget-session", "POST", ["token"]]);
    assert.ok(signal instanceof AbortSignal);
    assert.equal(browser.visible().title, "Assessments");
    assert.deepEqual(announced, []);
  });

  test(`the page of ${name} offers the login for 401, and for a redirect to another server`, async () => {
    for (const answer of [() => response(401), LOGIN_PAGES["a redirect that fetch does not follow"]]) {
      const { message, calls } = await page(script, answer);
      assert.equal(calls.fetch[0][1].redirect, "manual");
      assert.deepEqual(calls.assign, []);
      assert.match(message.textContent, /login has expired/);
      assert.deepEqual(message.children.at(-1), { tagName: "a", href: "/login", textContent: "Log in" });
    }
  });

  test(`the page of ${name} keeps a session with unsaved work when the login expires, until the session ends`, async () => {
    const body = await session(1);
    let isLoggedIn = true;
    const { browser, message, announced, calls } = await page(script, () => (isLoggedIn ? response(200, {}, body) : response(401)));
    isLoggedIn = false;
    await browser.advance(59 * MINUTE + 100);
    assert.equal(calls.fetch.length, 2);
    assert.deepEqual(calls.assign, []);
    assert.equal(browser.visible().src, body.widgetUrl);
    assert.match(message.textContent, /login has expired/);
    await browser.advance(MINUTE);
    same(browser.visible(), undefined);
    assert.deepEqual(calls.assign, []);
    assert.equal(announced.length, 1);
  });

  test(`the page of ${name} removes the message when a session is shown after a login`, async () => {
    const body = await session(1);
    let isLoggedIn = false;
    const { browser, message, announced } = await page(script, () => (isLoggedIn ? response(200, {}, body) : response(401)));
    isLoggedIn = true;
    await browser.fire("pageshow", { persisted: true });
    await browser.loadFrames();
    assert.ok(browser.visible());
    assert.equal(message.textContent, "");
    assert.equal(announced.length, 2);
  });

  test(`the page of ${name} does not offer the login to a person who is logged in`, async () => {
    const { message, calls } = await page(script, () => response(403));
    assert.deepEqual(calls.assign, []);
    assert.match(message.textContent, /no access/);
    assert.doesNotMatch(message.textContent, /Log in/);
  });

  test(`the page of ${name} shows the fields of a 422`, async () => {
    const { browser, message } = await page(script, () => response(422, {}, { fields: ["user.email", "user.name"] }));
    assert.match(message.textContent, /user\.email, user\.name/);
    assert.ok(browser.hasButton());
  });

  test(`the page of ${name} does not announce the same text again`, async () => {
    const { browser, announced, calls } = await page(script, () => response(422, {}, { fields: ["user.email"] }));
    await browser.advance(60_000);
    assert.ok(calls.fetch.length > 1);
    assert.equal(announced.length, 1);
  });

  test(`the page of ${name} logs an exception in fetchSession`, async () => {
    const error = new TypeError("not a valid header");
    const { calls } = await page(script, () => Promise.reject(error));
    assert.equal(calls.warn[0].at(-1), error);
  });
}

test("the module has at most 3 kB, gzipped", () => {
  const size = gzipSync(readFileSync(MODULE), { level: 9 }).length;
  assert.ok(size <= 3_000, `${size} bytes`);
});

test("the TypeScript declarations name each option, text and event", () => {
  const source = readFileSync(MODULE, "utf8");
  const types = readFileSync(new URL("sesi-widget.d.ts", MODULE), "utf8");
  const options = /const \{ (fetchSession.*) \} = options/.exec(source)[1].split(", ").map((option) => option.split(" ")[0]);
  const texts = [...source.matchAll(/const \{(.*)\} = texts;/g)].flatMap(([, list]) => list.match(/\w+(?= = ")/g));
  assert.equal(texts.length, 4);
  const events = [...source.matchAll(/fire\("(\w+)"/g)].map((match) => "sesi:" + match[1]);
  assert.equal(events.length, 4);
  for (const name of [...options, ...texts, ...events, "swap", "unmount", "mountWidget"])
    assert.match(types, new RegExp(`\\b${name}\\b`), name);
  // Otherwise TypeScript does not know `detail` in a listener.
  assert.match(types, /interface HTMLElementEventMap extends WidgetEventMap \{\}/);
});
