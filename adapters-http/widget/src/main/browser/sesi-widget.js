// Shows a PsikologieHub widget in a page, and renews its session before it expires. Documentation: docs/widget.md.

const FRAME_STYLE = { display: "block", width: "100%", border: "0", visibility: "hidden", position: "absolute", top: "0" };
const MIN_INTERVAL = 5_000; // between two sessions, whatever their lifetime is
const MAX_PAUSE = 60_000; // between two tries, unless the backend asks for more
const MAX_TIMER = 30_000; // a timer stops while the computer sleeps, so none is longer
const MAX_LOADING = 10_000; // then a frame is shown even if it has not finished loading
const MAX_RETRY_AFTER = 3_600_000;
const MAX_LIFETIME = 1e12; // a larger number is a date
const URL_PATTERN = /^https:\/\/.|^http:\/\/(localhost|127\.0\.0\.1)(:\d+)?\//;

const widgets = new WeakMap(); // the widget of each element

const TEXTS = {
  loading: "Loading…",
  failed: "This content is not available at the moment. We keep trying.",
  retry: "Try again",
  loginRequired: "Please log in again.",
};

export function mountWidget(element, options) {
  const { fetchSession, title = "PsikologieHub", height = 700, timeoutSeconds = 35, marginSeconds = 60 } = options;
  const texts = { ...TEXTS, ...options.texts };
  const document = element.ownerDocument;
  const window = document.defaultView;

  // The monotonic clock may stop while the computer sleeps. Therefore the date counts too, but only its progress.
  const clock = () => [window.performance.now(), window.Date.now()];
  const countdown = (millis, start = clock()) => () => millis - Math.max(...clock().map((time, i) => time - start[i]));
  const over = () => 0;

  let shown; // the visible session: { frame, left, millis }
  let next; // the session that replaces it: the same members, loading, and once it was offered: offered
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
  button.textContent = texts.retry;

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
    window.clearTimeout(timer); // of a check within an event
    if (!listeners.signal.aborted) timer = window.setTimeout(check, Math.max(50, Math.min(MAX_TIMER, ...waits)));
  }

  function start() {
    const began = clock();
    const mine = new window.AbortController();
    const settle = (answer) => request === mine && receive(answer ?? {}, began);
    mine.left = countdown(timeoutSeconds * 1000);
    request = mine;
    new Promise((resolve) => resolve(fetchSession(mine.signal))).then(read).then(settle, settle);
  }

  function read(answer) {
    if (typeof answer?.json !== "function") return answer;
    const { ok, status, type, headers } = answer;
    // a login page, or a redirect to it
    if (type === "opaqueredirect" || (ok && /^text.html/i.test(headers?.get("Content-Type")))) return { status: 401 };
    return ok ? answer.json() : { status, retryAfter: headers.get("Retry-After") };
  }

  function receive({ widgetUrl, expiresInSeconds, status, retryAfter }, began) {
    const millis = expiresInSeconds * 1000;
    const left = countdown(millis, began);
    request = undefined;
    if (status === 401 || status === 403) {
      ended = true;
      fire("loginrequired", { status });
    } else if (URL_PATTERN.test(widgetUrl) && millis < MAX_LIFETIME && left() > 0) {
      notBefore = countdown(MIN_INTERVAL);
      load(widgetUrl, millis, left);
    } else fail(status, retryAfter);
    check();
  }

  function fail(status, retryAfter) {
    request = undefined;
    const jitter = 1 + window.Math.random();
    pause = countdown((Math.min(MAX_PAUSE, 1000 * 2 ** Math.min(failures++, 9)) * jitter) / 2);
    notBefore = countdown((Math.min(MAX_RETRY_AFTER, retryAfter * 1000 || 0) * (1 + jitter)) / 2);
    fire("failed", { status, failures, retryInMillis: Math.max(pause(), notBefore()) });
  }

  // A frame with a new URL would add an entry to the history, so each session gets a new frame.
  function load(url, millis, left) {
    drop(next);
    const frame = document.createElement("iframe");
    const mine = { frame, millis, left, loading: countdown(MAX_LOADING) };
    next = mine;
    Object.assign(frame, { title, src: url, referrerPolicy: "strict-origin" });
    Object.assign(frame.style, FRAME_STYLE, { height: height + "px" });
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
    const text = shown ? "" : ended ? texts.loginRequired : failures ? texts.failed : texts.loading;
    if (status.textContent !== text) status.textContent = text;
    button.hidden = !!shown || ended || !failures;
  }

  const wake = () => (pause = over);
  listen(document, "visibilitychange", wake);
  listen(window, "focus", () => {});
  listen(window, "online", wake);
  listen(window, "pageshow", ({ persisted }) => {
    wake();
    if (persisted) ended = false; // The person may have logged in meanwhile.
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
