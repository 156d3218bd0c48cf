// Counts down to the expiry of the session, and then removes the data.
const session = document.getElementById("session");

if (session) {
  const remaining = document.getElementById("remaining");
  const startedAt = { clock: Date.now(), monotonic: performance.now() };
  const lifetime = Number(session.dataset.remainingMillis);

  // The monotonic clock may stop while the computer sleeps, and the date may be set back.
  const elapsed = () => Math.max(Date.now() - startedAt.clock, performance.now() - startedAt.monotonic);

  const update = () => {
    const seconds = Math.ceil((lifetime - elapsed()) / 1000);
    if (seconds > 0) {
      const parts = [Math.floor(seconds / 60), seconds % 60].map((part) => String(part).padStart(2, "0"));
      remaining.textContent = parts.join(":");
      return;
    }
    clearInterval(timer);
    session.remove();
    document.getElementById("expired").append(document.getElementById("expired-text").content);
  };
  const timer = setInterval(update, 250);
  document.addEventListener("visibilitychange", update);
  update();
}
