// Counts down to data-deadline by the server's clock: <html data-now> is the server's time when the page was sent (a part of the page
// may have been drawn earlier), and only the time that has passed since it arrived is taken from the browser. At the end the page is
// asked for again, because then other things are true.

const number = new Intl.NumberFormat(document.documentElement.lang === "fa" ? "fa-IR" : "en").format;

export default function countdown(element) {
  const shown = [...element.querySelectorAll("b")];
  const atStart = Date.parse(element.dataset.deadline) - Date.parse(document.documentElement.dataset.now);
  const began = performance.getEntriesByType("navigation")[0]?.responseStart ?? 0;
  if (!(atStart > 0)) return;

  const tick = () => {
    const left = Math.max(0, atStart - (performance.now() - began));
    const minutes = Math.floor(left / 60000);
    const parts = [Math.floor(minutes / 1440), Math.floor(minutes / 60) % 24, minutes % 60];
    parts.forEach((part, index) => (shown[index].textContent = number(part)));
    if (left === 0) {
      clearInterval(timer);
      setTimeout(() => location.reload(), 1500);
    }
  };
  const timer = setInterval(tick, 1000);
  tick();
}
