// The page of a partner: mounts the widget, and shows what happens behind the page.
import { mountWidget } from "/sesi-widget.js";

const MAX_EVENTS = 50;

const element = document.getElementById("widget");
const countdown = document.getElementById("countdown");
const events = document.getElementById("events");
const busy = document.getElementById("busy");
const mount = document.getElementById("mount");
const csrfToken = document.querySelector('meta[name="csrf-token"]').content;

let widget;
let sessions = 0;
let until = 0;

const fetchSession = (signal) =>
  fetch("/session", { method: "POST", redirect: "manual", headers: { "X-CSRF-Token": csrfToken }, signal });

const log = (text) => {
  const entry = document.createElement("li");
  entry.textContent = `${new Date().toLocaleTimeString()} ${text}`;
  events.prepend(entry);
  if (events.children.length > MAX_EVENTS) events.lastElementChild.remove();
};

const seconds = (millis) => Math.max(0, Math.ceil(millis / 1000));

const draw = () => {
  const left = seconds(until - performance.now());
  countdown.textContent = !widget ? "Unmounted" : left ? `Session ${sessions} expires in ${left} s` : "No valid session";
};

const toggle = () => {
  if (widget) {
    widget.unmount();
    widget = undefined;
    until = 0;
    log("The widget was unmounted");
  } else {
    widget = mountWidget(element, { fetchSession, title: "Assessments" });
  }
  mount.textContent = widget ? "Unmount the widget" : "Mount the widget";
  draw();
};

element.addEventListener("sesi:shown", ({ detail }) => {
  sessions++;
  until = detail.until;
  log(`Session ${sessions} is shown`);
  draw();
});
element.addEventListener("sesi:beforeswap", (event) => {
  if (!busy.checked) return;
  event.preventDefault();
  log(`A new session is loaded; it waits at most ${seconds(event.detail.until - performance.now())} s`);
});
element.addEventListener("sesi:failed", ({ detail }) => {
  const next = detail.retryInMillis === Infinity ? "no next try" : `the next try is in ${seconds(detail.retryInMillis)} s`;
  log(`No session: ${detail.status ?? detail.error ?? "no response"}; ${next}`);
});
element.addEventListener("sesi:loginrequired", ({ detail }) => {
  log(detail.status === 401 ? "The backend says that nobody is logged in" : "The backend does not allow this page");
});
busy.addEventListener("change", () => busy.checked || widget?.swap());
mount.addEventListener("click", toggle);
setInterval(draw, 250);
toggle();
