// Shows a widget, and renews its session: docs/widget.md, docs/decisions/0044-renewal.md

const FRAME_STYLE = { display: "block", width: "100%", border: 0, visibility: "hidden", position: "absolute", top: 0 };
const MIN_INTERVAL = 5_000; // between two sessions
const MAX_PAUSE = 60_000; // between two tries
const HOUR = 3_600_000; // the longest pause after a 4xx, and for Retry-After
const MAX_TIMER = 30_000; // a timer stops while the computer sleeps
const MAX_LOADING = 10_000; // then a frame is shown anyway, if no other is valid
const MAX = 1e12; // more is a date
const URL_PATTERN = /^https:\/\/.|^http:\/\/(localhost|127\.0\.0\.1)(:\d+)?\//;

export function mountWidget(element, options) {
  const { fetchSession, title = "PsikologieHub", height, timeoutSeconds, marginSeconds, texts = {} } = options;
  const { loading = "Loading…", failed = "This content is not available at the moment." } = texts;
  const { retry = "Try again", loginRequired = "Please log in again." } = texts;
  const document = element.ownerDocument;
  const window = document.defaultView;

  const valid = (value, standard) => (value > 0 && value < MAX ? value : standard);
  // performance.now() may stop while the computer sleeps, so the progress of the date counts too.
  const clock = () => [window.performance.now(), window.Date.now()];
  const countdown = (millis, start = clock()) => () => millis - Math.max(...clock().map((time, i) => time - start[i]));
  const over = () => 0;

  let shown; // the visible session: { frame, left, due }
  let next; // its successor, also with loading, loaded and offered
  let request; // the running fetch: an AbortController, also with left
  let failures = 0;
  let pending; // a person asked for a session, or its frame is loading
  let pause = over; // a person or an event may end it
  let notBefore = over; // only a person may end it
  let ended; // no more fetches
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
  // After a sleep, an old request fails first, so that the event ends its pause.
  const listen = (target, name, update) =>
    target.addEventListener(name, (event) => (check(), update(event), check()), { signal: listeners.signal });
  const fire = (name, detail, cancelable) =>
    element.dispatchEvent(new window.CustomEvent("sesi:" + name, { detail, cancelable }));
  const until = () => ({ until: window.performance.now() + shown.left() });
  const isReady = () => next?.loaded || (next?.loading() <= 0 && !(shown?.left() > 0));
  const drop = (session) => session?.frame.remove(); // returns undefined

  function check() {
    if (request?.left() <= 0) fail();
    if (next?.left() <= 0) next = drop(next);
    if (isReady()) {
      const { offered } = next;
      next.offered = true;
      if (!(shown?.left() > 0) || (!offered && fire("beforeswap", until(), true))) swap();
    }
    if (shown?.left() <= 0) shown = drop(shown);
    wasConnected ||= root.isConnected;
    const isSeen = !document.hidden && root.isConnected === wasConnected;
    const wait = Math.max((next ?? shown)?.due() ?? 0, pause(), notBefore());
    if (wait <= 0 && isSeen && !request && !ended) start();
    draw();
    const waits = [wait, request?.left(), shown?.left(), next?.loading()].filter((left) => left > 0);
    window.clearTimeout(timer);
    if (!listeners.signal.aborted) timer = window.setTimeout(check, Math.min(MAX_TIMER, ...waits));
  }

  function start() {
    const mine = new window.AbortController();
    mine.left = countdown(valid(timeoutSeconds, 35) * 1000);
    request = mine;
    ask(mine.signal)
      .then((session) => request === mine && load(session), (error) => request === mine && fail(error))
      .then(check);
  }

  // Its errors contain no text of a response.
  async function ask(signal) {
    const began = clock();
    let answer = await fetchSession(signal);
    if (answer?.json) {
      const { ok, status, type, headers } = answer;
      if (type === "opaqueredirect") throw { status: 401 };
      if (!ok) throw { status, retryAfter: +headers?.get("Retry-After") };
      answer = await answer.json().catch(() => {
        if (/^text.html/i.test(headers?.get("Content-Type"))) throw { status: 401 }; // a login page
      });
    }
    const { widgetUrl, expiresInSeconds } = answer ?? {};
    const millis = expiresInSeconds * 1000;
    const left = countdown(millis, began);
    const due = countdown(millis - Math.min(valid(marginSeconds, 60) * 1000, millis / 5), began);
    if (URL_PATTERN.test(widgetUrl) && valid(left())) return { widgetUrl, left, due };
    throw new TypeError("no valid widgetUrl and expiresInSeconds");
  }

  function fail(error) {
    const { status, retryAfter } = error ?? {};
    const jitter = window.Math.random() / 2;
    const mine = request;
    request = undefined;
    pending = false;
    if (status === 401 || status === 403) {
      ended = status;
      fire("loginrequired", { status });
    } else {
      pause = countdown(Math.min(status < 500 ? HOUR : MAX_PAUSE, 1000 * 2 ** failures++) * (0.5 + jitter));
      notBefore = countdown(Math.min(HOUR, (retryAfter * 1000 || 0) * (1 + jitter)));
      fire("failed", { status, error, failures, retryInMillis: Math.max(pause(), notBefore()) });
    }
    mine.abort(); // ends a response that nobody reads
  }

  // A new URL in the same frame would add a history entry.
  function load(session) {
    request = undefined;
    notBefore = countdown(MIN_INTERVAL);
    drop(next);
    const frame = document.createElement("iframe");
    const mine = { ...session, frame, loading: countdown(MAX_LOADING) };
    next = mine;
    pending = true;
    Object.assign(frame, { title, src: session.widgetUrl, referrerPolicy: "strict-origin" });
    Object.assign(frame.style, FRAME_STYLE, { height: valid(height, 700) + "px" });
    listen(frame, "load", () => (mine.loaded = true));
    root.append(frame);
  }

  function swap() {
    if (!isReady()) return;
    const hadFocus = root.contains(document.activeElement);
    drop(shown);
    shown = next;
    next = undefined;
    failures = 0;
    Object.assign(shown.frame.style, { visibility: "", position: "" });
    if (hadFocus) shown.frame.focus();
    if (shown) fire("shown", until());
  }

  function draw() {
    const text = shown ? "" : ended === 401 ? loginRequired : ended || (failures && !pending) ? failed : loading;
    if (status.textContent !== text) status.textContent = text;
    button.style.display = shown || ended || !failures ? "none" : "";
  }

  const wake = ({ persisted }) => {
    pause = over;
    if (persisted) ended = false; // perhaps after a login
  };
  listen(document, "visibilitychange", wake);
  listen(window, "focus", () => {}); // a page may move it after each failure
  listen(window, "online", wake);
  listen(window, "pageshow", wake);
  listen(button, "click", () => {
    pause = notBefore = over;
    pending = true;
  });
  element.sesiWidget?.unmount(); // also that of another copy of this module
  const widget = {
    swap,
    unmount() {
      ended = true;
      listeners.abort();
      window.clearTimeout(timer);
      root.remove();
      shown = next = undefined;
      request?.abort(); // may run code of the page
      request = undefined;
    },
  };
  element.sesiWidget = widget;
  check();
  return widget;
}
