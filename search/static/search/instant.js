// Sends a form as soon as something in it changes; its own button, needed without script, is hidden.

export default function instant(form) {
  form.querySelectorAll("[data-without-script]").forEach((button) => { button.hidden = true; });
  form.addEventListener("change", () => form.requestSubmit());
}
