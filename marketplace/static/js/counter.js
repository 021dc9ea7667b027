// Counts words while one writes. The server counts the same way: words are what white space parts.

const number = new Intl.NumberFormat(document.documentElement.lang === "fa" ? "fa-IR" : "en").format;
const NEARLY_FULL = 0.9;

export default function counter(element) {
  const field = document.getElementById(element.dataset.for);
  if (!field) return;
  const limit = Number(element.dataset.limit);

  const show = () => {
    const words = field.value.split(/\s+/).filter(Boolean).length;
    const tone = words > limit ? "bad" : words >= limit * NEARLY_FULL ? "now" : "";
    const text = { bad: element.dataset.over, now: element.dataset.left, "": element.dataset.text }[tone];
    const values = { words, limit, left: limit - words, over: words - limit };
    element.textContent = text.replace(/\{(\w+)\}/g, (all, name) => (name in values ? number(values[name]) : all));
    if (tone) element.dataset.tone = tone;
    else delete element.dataset.tone;
  };
  field.addEventListener("input", show);
  show();
}
