// Sends a form as soon as something in it changes; its own button, needed only without script, goes.

export default function instant(form) {
  form.querySelectorAll("[data-without-script]").forEach((button) => button.remove());
  form.addEventListener("change", () => form.requestSubmit());
}
