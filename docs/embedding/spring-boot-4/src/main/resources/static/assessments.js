import { mountWidget } from "/webjars/sesi-widget/sesi-widget.js";

const element = document.getElementById("assessments");
const message = document.getElementById("message");

// With 403, somebody is logged in: the login would send this person back to this page, again and again.
element.addEventListener("sesi:loginrequired", ({ detail }) => {
  if (detail.status === 401) location.assign("/login");
  else message.textContent = "You have no access to the assessments.";
});

element.addEventListener("sesi:failed", ({ detail }) => console.warn("no session for the widget", detail.error));

async function fetchSession(signal) {
  // If your login uses a cookie, also send the CSRF token of your framework.
  const response = await fetch("/widget-session", { method: "POST", redirect: "manual", signal });
  const fields = response.status === 422 ? (await response.json()).fields : [];
  message.textContent = fields.length ? "Please correct your data: " + fields.join(", ") : "";
  return response;
}

mountWidget(element, { title: "Assessments", fetchSession });
