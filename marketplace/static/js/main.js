// Wakes up what is on the page. An element names its own module, so a page loads only what it shows:
//   <p data-module="/static/js/countdown.js">  ->  import(…).then((module) => module.default(element))
// Everything works without any of this.

const awake = new WeakSet();

export function wake(root) {
  const sleeping = [...root.querySelectorAll("[data-module]")];
  if (root instanceof Element && root.matches("[data-module]")) sleeping.push(root);
  for (const element of sleeping) {
    if (awake.has(element)) continue;
    awake.add(element);
    import(element.dataset.module)
      .then((module) => module.default(element))
      .catch((error) => console.warn("baham:", element.dataset.module, error));
  }
}

// A summary of errors takes the focus, so that it is read first.
function showErrors() {
  document.querySelector(".notice[role='alert'][tabindex]")?.focus();
}

// Only one menu is open, and Escape closes it.
function closeMenus(event) {
  if (event.key !== "Escape") return;
  for (const menu of document.querySelectorAll("details.site-menu[open]")) {
    menu.open = false;
    menu.querySelector("summary").focus();
  }
}

// A form is sent once, however often its button is pressed. The server makes sure; this spares the wait.
function sendOnce(event) {
  const form = event.target;
  if (form.method !== "post" || event.defaultPrevented) return;
  if (form.dataset.sent) event.preventDefault();
  form.dataset.sent = "yes";
  setTimeout(() => delete form.dataset.sent, 5000);
}

function print(event) {
  if (event.target.closest("[data-print]")) {
    event.preventDefault();
    window.print();
  }
}

wake(document);
showErrors();
document.addEventListener("keydown", closeMenus);
document.addEventListener("submit", sendOnce);
document.addEventListener("click", print);
document.addEventListener("htmx:load", (event) => wake(event.target));
