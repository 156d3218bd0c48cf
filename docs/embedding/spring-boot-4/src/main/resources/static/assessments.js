import { mountWidget } from "/webjars/sesi-widget/sesi-widget.js";

const element = document.getElementById("assessments");
const message = document.getElementById("message");

// With 403, somebody is logged in: the login would send this person back to this page, again and again.
element.addEventListener("sesi:loginrequired", ({ detail }) => {
  if (detail.status === 401) location.assign("/login");
  else message.textContent = "You have no access to the assessments.";
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
  const text = fields.length ? "Please correct your data: " + fields.join(", ") : "";
  if (message.textContent !== text) message.textContent = text; // A screen reader announces it each time.
  return response;
}

mountWidget(element, { title: "Assessments", fetchSession });
