import { mountWidget } from "/webjars/sesi-widget/sesi-widget.js";

const element = document.getElementById("assessments");
const message = document.getElementById("message");
const login = Object.assign(document.createElement("a"), { href: "/login", textContent: "Log in" });

// A link, because the visible session may still be valid and contain unsaved work. With 403, a login would not help.
element.addEventListener("sesi:loginrequired", ({ detail }) => {
  if (detail.status === 401) show("Your login has expired. ", login);
  else show("You have no access to the assessments.");
});

element.addEventListener("sesi:failed", ({ detail }) => console.warn("no session for the widget", detail.error));

// Read before each request: a login in another tab replaces it.
function csrfToken() {
  return document.cookie.match(/(?:^|; )XSRF-TOKEN=([^;]*)/)?.[1] ?? "";
}

async function fetchSession(signal) {
  const headers = { "X-XSRF-TOKEN": csrfToken() };
  const response = await fetch("/widget-session", { method: "POST", redirect: "manual", headers, signal });
  const fields = response.status === 422 ? (await response.json()).fields : [];
  show(fields.length ? "Please correct your data: " + fields.join(", ") : "");
  return response;
}

/** Changes the message only if it has another text, because a screen reader announces each change. */
function show(text, link = "") {
  if (message.textContent !== text + (link && link.textContent)) message.replaceChildren(text, link);
}

mountWidget(element, { title: "Assessments", fetchSession });
