// A browser with a tiny DOM and clocks that move only when a test moves them.

class FakeElement extends EventTarget {
  #text = "";
  constructor(tagName, document) {
    super();
    Object.assign(this, { tagName, ownerDocument: document, children: [], attributes: {}, textWrites: 0 });
    this.style = this.#newStyle();
    countListeners(this, document);
  }
  /** An element loses the focus when it is hidden. */
  #newStyle() {
    const blur = () => this.blur();
    let display = "";
    return {
      get display() {
        return display;
      },
      set display(value) {
        display = value;
        if (value === "none") blur();
      },
    };
  }
  get textContent() {
    return this.#text;
  }
  set textContent(value) {
    this.#text = value;
    this.textWrites++;
  }
  get isConnected() {
    return this.parent ? this.parent.isConnected : this === this.ownerDocument.body;
  }
  setAttribute(name, value) {
    this.attributes[name] = value;
  }
  append(child) {
    child.parent = this;
    this.children.push(child);
  }
  appendChild(child) {
    this.append(child);
    return child;
  }
  remove() {
    if (this.parent) this.parent.children = this.parent.children.filter((child) => child !== this);
    this.blur();
    this.parent = undefined;
  }
  contains(other) {
    return other === this || this.children.some((child) => child.contains(other));
  }
  focus() {
    this.ownerDocument.activeElement = this;
  }
  blur() {
    if (this.ownerDocument.activeElement === this) this.ownerDocument.activeElement = null;
  }
  find(tagName) {
    return this.children.flatMap((child) => (child.tagName === tagName ? [child] : []).concat(child.find(tagName)));
  }
}

const countListeners = (target, document) => {
  const { addEventListener } = target;
  target.addEventListener = (name, listener, options) => {
    document.listeners++;
    options?.signal?.addEventListener("abort", () => document.listeners--);
    addEventListener.call(target, name, listener, options);
  };
};

export class FakeBrowser {
  constructor() {
    this.monotonic = 1_000;
    this.date = 0; // 1970: the browser's date is wrong
    this.timers = new Map();
    this.lastTimer = 0;
    const document = Object.assign(new EventTarget(), {
      hidden: false,
      activeElement: null,
      listeners: 0,
      createElement: (name) => new FakeElement(name, document),
    });
    countListeners(document, document);
    const window = Object.assign(new EventTarget(), {
      AbortController,
      CustomEvent,
      URL,
      performance: { now: () => this.monotonic },
      Date: { now: () => this.date },
      Math: { random: () => this.random ?? 0.5 },
      setTimeout: (task, wait) => {
        this.timers.set(++this.lastTimer, { task, at: this.monotonic + wait });
        return this.lastTimer;
      },
      clearTimeout: (timer) => this.timers.delete(timer),
    });
    countListeners(window, document);
    this.document = document;
    this.window = window;
    // Anything else, such as localStorage, history or console, fails.
    const members = new Proxy(window, {
      get: (target, name) => {
        if (!(name in target)) throw new Error("the widget uses window." + String(name));
        const value = Reflect.get(target, name);
        return typeof value === "function" && name.endsWith("EventListener") ? value.bind(target) : value;
      },
    });
    document.defaultView = members;
    document.body = document.createElement("body");
    this.element = document.body.appendChild(document.createElement("main"));
  }

  /** Runs the tasks of settled promises. */
  async settle() {
    for (let i = 0; i < 5; i++) await new Promise(setImmediate);
  }

  /** Lets time pass while the tab is awake. */
  async advance(millis) {
    const end = this.monotonic + millis;
    await this.settle();
    for (;;) {
      const due = [...this.timers].filter(([, timer]) => timer.at <= end).sort(([, a], [, b]) => a.at - b.at)[0];
      if (!due) break;
      const [id, { task, at }] = due;
      this.timers.delete(id);
      this.date += Math.max(0, at - this.monotonic);
      this.monotonic = Math.max(this.monotonic, at);
      task();
      await this.settle();
    }
    this.date += end - this.monotonic;
    this.monotonic = end;
  }

  /** Lets time pass while the computer sleeps: the monotonic clock and the timers stop. */
  sleep(millis) {
    this.date += millis;
  }

  async show() {
    this.document.hidden = false;
    this.document.dispatchEvent(new Event("visibilitychange"));
    await this.settle();
  }

  async hide() {
    this.document.hidden = true;
    this.document.dispatchEvent(new Event("visibilitychange"));
    await this.settle();
  }

  async fire(name, members = {}) {
    this.window.dispatchEvent(Object.assign(new Event(name), members));
    await this.settle();
  }

  frames(element = this.element) {
    return element.find("iframe");
  }

  /** The frame that a person sees. */
  visible(element = this.element) {
    return this.frames(element).find((frame) => frame.style.visibility === "");
  }

  /** Finishes loading all frames. */
  async loadFrames(element = this.element) {
    for (const frame of this.frames(element)) frame.dispatchEvent(new Event("load"));
    await this.settle();
  }

  status() {
    return this.element.find("div").find((div) => div.attributes.role === "status").textContent;
  }

  button() {
    return this.element.find("button")[0];
  }

  hasButton() {
    return this.button().style.display !== "none";
  }

  async clickButton() {
    this.button().dispatchEvent(new Event("click"));
    await this.settle();
  }

  /** Records the events of the element. */
  record(...names) {
    const events = [];
    for (const name of names) this.element.addEventListener(name, (event) => events.push([name, event.detail]));
    return events;
  }
}
