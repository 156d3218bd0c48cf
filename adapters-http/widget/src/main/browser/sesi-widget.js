// Shows a PsikologieHub widget in a page, and renews its session before it expires. Documentation: docs/widget.md.

const FRAME_STYLE = { display: "block", width: "100%", border: "0", visibility: "hidden", position: "absolute", top: "0" };
const MIN_INTERVAL = 5_000; // between two sessions, whatever their lifetime is
const MAX_PAUSE = 60_000; // between two tries, unless the backend asks for more
const MAX_TIMER = 30_000; // a timer stops while the computer sleeps, so none is longer
const MAX_LOADING = 10_000; // then a frame is shown even if it has not finished loading

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
  let request; // the running fetch: { abort, left }
  let failures = 0;
  let pause = over; // a person or an event may end it
  let notBefore = over; // only a person may end it
  let ended = false; // no more fetches
  let mounted = true;
  let timer;

  const create = (name, parent) => parent.appendChild(document.createElement(name));
  const root = create("div", element);
  const status = create("div", root);
  const button = create("button", root);
  root.style.position = "relative";
  status.setAttribute("role", "status");
  button.type = "button";
  button.textContent = texts.retry;

  const fire = (name, detail, cancelable = false) =>
    element.dispatchEvent(new window.CustomEvent("sesi:" + name, { detail, cancelable }));
  const until = () => window.performance.now() + shown.left();

  function check() {
    window.clearTimeout(timer);
    if (request?.left() <= 0) {
      request.abort();
      fail();
    }
    if (shown?.left() <= 0) {
      drop(shown);
      shown = undefined;
    }
    if (next && next.loading() <= 0) offer();
    const waits = [request, shown, next && { left: next.loading }].map((waiting) => waiting?.left()).filter((wait) => wait > 0);
    // A page that nobody sees needs no new session.
    if (!ended && !request && document.visibilityState !== "hidden") {
      const newest = next ?? shown;
      const due = newest ? newest.left() - Math.min(marginSeconds * 1000, newest.millis / 5) : 0;
      const wait = Math.max(due, pause(), notBefore());
      if (wait <= 0) start();
      else waits.push(wait);
    }
    draw();
    if (mounted) timer = window.setTimeout(check, Math.max(50, Math.min(MAX_TIMER, ...waits)));
  }

  function start() {
    const began = clock();
    const controller = new window.AbortController();
    const mine = { abort: () => controller.abort(), left: countdown(timeoutSeconds * 1000) };
    const settle = (answer) => request === mine && receive(answer ?? {}, began);
    request = mine;
    new Promise((resolve) => resolve(fetchSession(controller.signal))).then(read).then(settle, settle);
  }

  const read = (answer) =>
    typeof answer?.json !== "function"
      ? answer
      : answer.ok
        ? answer.json()
        : { status: answer.status, retryAfter: answer.headers.get("Retry-After") };

  function receive({ widgetUrl, expiresInSeconds, status, retryAfter }, began) {
    if (status === 401 || status === 403) {
      request = undefined;
      ended = true;
      fire("loginrequired", { status });
    } else if (isUsable(widgetUrl) && expiresInSeconds > 0) {
      request = undefined;
      notBefore = countdown(MIN_INTERVAL);
      load(widgetUrl, expiresInSeconds * 1000, began);
    } else fail(status, retryAfter);
    check();
  }

  function fail(status, retryAfter) {
    request = undefined;
    const jitter = 1 + window.Math.random();
    pause = countdown((Math.min(MAX_PAUSE, 1000 * 2 ** Math.min(failures++, 9)) * jitter) / 2);
    notBefore = countdown((Number(retryAfter) || 0) * 500 * (1 + jitter));
    fire("failed", { status, failures, retryInMillis: Math.max(pause(), notBefore()) });
  }

  // A frame with a new URL would add an entry to the history, so each session gets a new frame.
  function load(url, millis, began) {
    drop(next);
    const frame = document.createElement("iframe");
    const mine = { frame, millis, left: countdown(millis, began), loading: countdown(MAX_LOADING) };
    next = mine;
    frame.title = title;
    frame.setAttribute("referrerpolicy", "strict-origin");
    Object.assign(frame.style, FRAME_STYLE, { height: height + "px" });
    frame.addEventListener("load", () => {
      mine.loading = over;
      check();
    });
    frame.src = url;
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

  const drop = (session) => session?.frame.remove();

  function draw() {
    const text = shown ? "" : ended ? texts.loginRequired : failures ? texts.failed : texts.loading;
    if (status.textContent !== text) status.textContent = text;
    button.hidden = text !== texts.failed;
  }

  const isUsable = (text) => {
    try {
      const { protocol, hostname } = new window.URL(text);
      return protocol === "https:" || (protocol === "http:" && ["localhost", "127.0.0.1"].includes(hostname));
    } catch {
      return false;
    }
  };

  const wake = () => {
    pause = over;
    check();
  };
  const retry = () => {
    notBefore = over;
    wake();
  };
  const listeners = [
    [document, "visibilitychange", wake],
    [window, "pageshow", wake],
    [window, "focus", check],
    [window, "online", wake],
    [button, "click", retry],
  ];
  for (const [target, name, listener] of listeners) target.addEventListener(name, listener);
  check();

  return {
    swap,
    unmount() {
      mounted = false;
      ended = true;
      window.clearTimeout(timer);
      request?.abort();
      request = shown = next = undefined;
      for (const [target, name, listener] of listeners) target.removeEventListener(name, listener);
      root.remove();
    },
  };
}
