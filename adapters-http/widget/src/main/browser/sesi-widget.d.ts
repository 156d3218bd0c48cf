/** What the backend returns. */
export interface WidgetSession {
  /** The URL for the frame. It contains a token: do not log or store it. */
  widgetUrl: string;
  /** The time in seconds until the session expires. It is a duration: the widget rejects the time of the expiry. */
  expiresInSeconds: number;
}

/** If a number is not positive and finite, the default applies. */
export interface WidgetOptions {
  /**
   * Asks your backend for a new session. Usually this function returns the promise of `fetch`. If it does not use `fetch`, it
   * returns the session, or rejects with an object that may have `status` and `retryAfter` (in seconds, at most an hour).
   *
   * With `fetch`, set `redirect: "manual"`. Otherwise the browser follows a redirect to a login on another server, and `fetch`
   * fails as if the network were down. With it, every redirect counts as 401.
   *
   * @param signal aborts the request when it takes too long, and when the widget is unmounted. After an error status it is aborted
   * too, because nobody reads the body of the response
   */
  fetchSession(signal: AbortSignal): Promise<Response | WidgetSession>;

  /** The name of the frame for screen readers. Default: `PsikologieHub`. */
  title?: string;

  /** The height of the frame in CSS pixels. Default: 700. */
  height?: number;

  /** The time limit of one request in seconds. Default: 35, because a backend with Sesi's default deadline takes up to 30. */
  timeoutSeconds?: number;

  /** The time between the renewal and the expiry in seconds, but at most a fifth of the session's lifetime. Default: 60. */
  marginSeconds?: number;

  /** Texts in the language of your page. */
  texts?: Partial<WidgetTexts>;
}

export interface WidgetTexts {
  loading: string;
  failed: string;
  retry: string;
  loginRequired: string;
}

export interface Widget {
  /** Shows the new session now, after the page has cancelled `sesi:beforeswap`. Does nothing if no new session is loaded. */
  swap(): void;

  /** Removes the frame, stops all timers, removes all listeners, and aborts a running request. */
  unmount(): void;
}

/** Events of the element. None of them contains the URL or the token. */
export interface WidgetEventMap {
  /**
   * A session is visible until this time, which is comparable with `performance.now()`. The browser does not tell the page whether
   * a frame has loaded, so this event also occurs if the frame was blocked.
   */
  "sesi:shown": CustomEvent<{ until: number }>;

  /**
   * A new session is loaded and is about to replace the visible one. To let a person finish a form, call `preventDefault()`, and
   * later `swap()`. The widget swaps at `until` at the latest, which is comparable with `performance.now()`. If the visible session
   * expires before the new one is loaded, this event does not occur.
   */
  "sesi:beforeswap": CustomEvent<{ until: number }>;

  /**
   * A request failed. The widget tries again after `retryInMillis`, or earlier if the person or the network comes back. The pauses
   * grow to a minute; after a 4xx to an hour, because the same request usually fails again. `status` is absent if no response
   * arrived, or one without a session. `error` is the reason: what `fetchSession` threw; a `TypeError` if it returned no valid
   * session; for an error status, an object with `status` and `retryAfter`. It contains nothing else of a response, and is absent
   * after a timeout.
   */
  "sesi:failed": CustomEvent<{ status?: number; error?: unknown; failures: number; retryInMillis: number }>;

  /**
   * Your backend responded with 401 or 403. A login page in HTML, and a redirect that `fetch` did not follow, count as 401. The
   * widget requests no more sessions, unless the page comes back from the cache of the browser. A visible session stays visible
   * until it expires, so show a link to your login instead of leaving the page: a person may have unsaved work. Offer the login
   * only for 401: with 403, the person is already logged in, and a script that goes to the login would loop.
   */
  "sesi:loginrequired": CustomEvent<{ status: number }>;
}

declare global {
  interface HTMLElementEventMap extends WidgetEventMap {}
}

/**
 * Shows a widget at the end of the element, and renews its session before it expires. While the element is removed from the page,
 * the widget requests no session. If the element already has a widget, that one is unmounted.
 */
export function mountWidget(element: HTMLElement, options: WidgetOptions): Widget;
