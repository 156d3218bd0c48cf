import { mountWidget } from "/webjars/sesi-widget/sesi-widget.js";

const element = document.getElementById("assessments");

element.addEventListener("sesi:loginrequired", () => location.assign("/login"));

// If your login uses a cookie, also send the CSRF token of your framework.
mountWidget(element, {
  title: "Assessments",
  fetchSession: (signal) => fetch("/widget-session", { method: "POST", signal }),
});
