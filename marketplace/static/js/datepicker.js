// A Jalali calendar beside a text input (@majidh1/jalalidatepicker, loaded only where it is needed). Typing stays possible.

let library = null;

function load(script, style) {
  library ??= new Promise((done, failed) => {
    const link = document.createElement("link");
    link.rel = "stylesheet";
    link.href = style;
    const tag = document.createElement("script");
    tag.src = script;
    tag.onload = done;
    tag.onerror = failed;
    document.head.append(link, tag);
  });
  return library;
}

const DIGITS = "۰۱۲۳۴۵۶۷۸۹";
const persian = document.documentElement.lang === "fa";
const ascii = (text) => text.replace(/[۰-۹]/g, (digit) => DIGITS.indexOf(digit));
const shown = (text) => (persian ? text.replace(/[0-9]/g, (digit) => DIGITS[digit]) : ascii(text));

// The calendar reads and writes ASCII digits. It finds them while it deals with an event; before anything is drawn the
// reader has the page's own digits again.
let current = null;

function write(input, text) {
  if (input.value === text) return;
  const { selectionStart, selectionEnd } = input;
  input.value = text;
  if (document.activeElement === input) input.setSelectionRange(selectionStart, selectionEnd);
}

function lend() {
  if (!current) return;
  const input = current;
  write(input, ascii(input.value));
  setTimeout(() => write(input, shown(input.value)));
}

for (const kind of ["click", "change", "keyup"]) {
  const within = (event) => event.target.closest("jdp-container") && lend();
  document.addEventListener(kind, within, { capture: true });
}

export default async function datepicker(input) {
  await load(input.dataset.library, input.dataset.style);
  input.setAttribute("data-jdp", "");
  if (input.dataset.jalali === "date") input.setAttribute("data-jdp-only-date", "");
  input.addEventListener("focus", () => { current = input; lend(); }, { capture: true });
  input.addEventListener("blur", () => write(input, shown(input.value)));
  window.jalaliDatepicker.startWatch({
    time: input.dataset.jalali === "datetime",
    hasSecond: false,
    persianDigits: persian,
    showEmptyBtn: false,
    showCloseBtn: true,
  });
}
