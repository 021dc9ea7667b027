// Light, dark or the device's own: the form would do it with a reload, this does it at once.

const YEAR = 365 * 24 * 60 * 60;

function darkNow() {
  const chosen = document.documentElement.dataset.theme;
  return chosen ? chosen === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
}

function choose(theme) {
  if (theme) document.documentElement.dataset.theme = theme;
  else delete document.documentElement.dataset.theme;
  const secure = location.protocol === "https:" ? "; Secure" : "";
  document.cookie = `theme=${theme}; Path=/; Max-Age=${theme ? YEAR : 0}; SameSite=Lax${secure}`;
}

export default function themeSwitch(form) {
  const button = form.querySelector("button");
  const words = form.dataset;

  // First the opposite of what is seen; then, from there, back to the device.
  const next = () => (document.documentElement.dataset.theme ? "" : darkNow() ? "light" : "dark");

  const label = () => {
    const text = { dark: words.dark, light: words.light, "": words.auto }[next()];
    const span = button.querySelector("span");
    if (span) span.textContent = text;
    else button.setAttribute("aria-label", text);
  };

  form.addEventListener("submit", (event) => {
    event.preventDefault();
    choose(next());
    document.dispatchEvent(new Event("baham:theme"));
  });
  document.addEventListener("baham:theme", label);
  label();
}
