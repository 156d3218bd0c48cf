// Shows a widget in a page, and renews its session. Documentation: docs/widget.md, reasons: docs/decisions/0044-renewal.md

const FRAME_STYLE = { display: "block", width: "100%", border: "0", visibility: "hidden", position: "absolute", top: "0" };
const MIN_INTERVAL = 5_000; // between two sessions, whatever their lifetime is
const MAX_PAUSE = 60_000; // between two tries
const MAX_TIMER = 30_000; // a timer stops while the computer sleeps, so none is longer
const MAX_LOADING = 10_000; // then a frame is shown anyway
const MAX_RETRY_AFTER = 3_600_000;
const MAX_LIFETIME = 1e12; // more is a date
const URL_PATTERN = /^https:\/\/.|^http:\/\/(localhost|127\.0\.0\.1)(:\d+)?\//;

const widgets = new WeakMap(); // the widget of each element

export function mountWidget(element, options) {
  const { fetchSession, title = "PsikologieHub", height, timeoutSeconds = 35, marginSeconds = 60, texts = {} } = options;
  const { loading = "Loading…", failed = "This content is not available at the moment." } = texts;
  const { retry = "Try again", loginRequired = "Please log in again." } = texts;
  const document = element.ownerDocument;
  const window = document.defaultView;

  // performance.now() may stop while the computer sleeps, so the progress of the date counts too.
  const clock = () => [window.performance.now(), window.Date.now()];
  const countdown = (millis, start = clock()) => () => millis - Math.max(...clock().map((time, i) => time - start[i]));
  const over = () => 0;

  let shown; // the visible session: { frame, left, millis }
  let next; // its successor, also with loading and offered
  let request; // the running fetch: an AbortController with left
  let failures = 0;
  let pause = over; // a person or an event may end it
  let notBefore = over; // only a person may end it
  let ended = false; // no more fetches
  let wasConnected;
  let timer;

  const create = (name, parent) => parent.appendChild(document.createElement(name));
  const root = create("div", element);
  const status = create("div", root);
  const button = create("button", root);
  root.style.position = "relative";
  status.setAttribute("role", "status");
  button.type = "button";
  button.textContent = retry;

  const listeners = new window.AbortController();
  const listen = (target, name, update) =>
    target.addEventListener(name, (event) => (update(event), check()), { signal: listeners.signal });
  const fire = (name, detail, cancelable = false) =>
    element.dispatchEvent(new window.CustomEvent("sesi:" + name, { detail, cancelable }));
  const until = () => window.performance.now() + shown.left();

  function check() {
    if (request?.left() <= 0) {
      request.abort();
      fail();
    }
    if (shown?.left() <= 0) shown = drop(shown);
    if (next?.left() <= 0) next = drop(next);
    if (next?.loading() <= 0) offer();
    const waits = [request?.left(), shown?.left(), next?.loading()].filter((wait) => wait > 0);
    wasConnected ||= root.isConnected;
    // Nobody sees a hidden page or a removed element.
    if (!ended && !request && document.visibilityState !== "hidden" && root.isConnected === wasConnected) {
      const newest = next ?? shown;
      const due = newest ? newest.left() - Math.min(marginSeconds * 1000 || 0, newest.millis / 5) : 0;
      const wait = Math.max(due, pause(), notBefore());
      if (wait <= 0) start();
      else waits.push(wait);
    }
    draw();
    window.clearTimeout(timer);
    if (!listeners.signal.aborted) timer = window.setTimeout(check, Math.max(50, Math.min(MAX_TIMER, ...waits)));
  }

  function start() {
    const mine = new window.AbortController();
    const settle = (session, error) => {
      if (request !== mine) return;
      session ? load(session) : fail(error);
      check();
    };
    mine.left = countdown(timeoutSeconds * 1000);
    request = mine;
    ask(mine.signal).then(settle, (error) => settle(0, error));
  }

  // Throws the reason for a failure, but no text of a response.
  async function ask(signal) {
    const began = clock();
    let answer = await fetchSession(signal);
    if (typeof answer?.json === "function") {
      const { ok, status, type, headers } = answer;
      // a login page, or a redirect to it
      if (type === "opaqueredirect" || (ok && /^text.html/i.test(headers?.get("Content-Type")))) throw { status: 401 };
      if (!ok) throw { status, retryAfter: +headers.get("Retry-After") };
      answer = await answer.json().catch(over);
    }
    const { widgetUrl, expiresInSeconds } = answer ?? {};
    const millis = expiresInSeconds * 1000;
    const left = countdown(millis, began);
    if (URL_PATTERN.test(widgetUrl) && millis < MAX_LIFETIME && left() > 0) return { widgetUrl, millis, left };
    throw new TypeError("no valid widgetUrl and expiresInSeconds");
  }

  function fail(error) {
    const { status, retryAfter } = error ?? {};
    request = undefined;
    if (status === 401 || status === 403) {
      ended = status;
      return fire("loginrequired", { status });
    }
    const isFinal = /^4(?!08|25|29)/.test(status); // the same request would fail again
    const jitter = window.Math.random() / 2;
    pause = countdown(Math.min(MAX_PAUSE, 1000 * 2 ** Math.min(failures++, 9)) * (0.5 + jitter));
    notBefore = countdown(isFinal ? Infinity : Math.min(MAX_RETRY_AFTER, (retryAfter * 1000 || 0) * (1 + jitter)));
    fire("failed", { status, error, failures, retryInMillis: Math.max(pause(), notBefore()) });
  }

  // A new URL in the same frame would add a history entry.
  function load(session) {
    request = undefined;
    notBefore = countdown(MIN_INTERVAL);
    drop(next);
    const frame = document.createElement("iframe");
    const mine = { ...session, frame, loading: countdown(MAX_LOADING) };
    next = mine;
    Object.assign(frame, { title, src: session.widgetUrl, referrerPolicy: "strict-origin" });
    Object.assign(frame.style, FRAME_STYLE, { height: (height > 0 ? height : 700) + "px" });
    listen(frame, "load", () => (mine.loading = over));
    root.append(frame);
  }

  function offer() {
    const isFirstOffer = !next.offered;
    next.offered = true;
    if (!shown || (isFirstOffer && fire("beforeswap", { until: until() }, true))) swap();
  }

  function swap() {
    if (!next) return;
    const hadFocus = [button, shown?.frame].includes(document.activeElement);
    drop(shown);
    shown = next;
    next = undefined;
    failures = 0;
    Object.assign(shown.frame.style, { visibility: "", position: "" });
    draw();
    if (hadFocus) shown.frame.focus();
    fire("shown", { until: until() });
  }

  const drop = (session) => session?.frame.remove(); // returns undefined

  function draw() {
    const text = shown ? "" : ended === 401 ? loginRequired : ended || failures ? failed : loading;
    if (status.textContent !== text) status.textContent = text;
    button.hidden = !!shown || ended || !failures;
  }

  const wake = () => (pause = over);
  listen(document, "visibilitychange", wake);
  listen(window, "focus", () => {});
  listen(window, "online", wake);
  listen(window, "pageshow", ({ persisted }) => {
    wake();
    if (persisted) ended = false; // perhaps after a login
  });
  listen(button, "click", () => (pause = notBefore = over));
  widgets.get(element)?.unmount();
  const widget = {
    swap,
    unmount() {
      ended = true;
      window.clearTimeout(timer);
      request?.abort();
      request = shown = next = undefined;
      listeners.abort();
      root.remove();
    },
  };
  widgets.set(element, widget);
  check();
  return widget;
}
