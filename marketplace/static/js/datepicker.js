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

const plain = (text) => text.replace(/[۰-۹]/g, (digit) => "۰۱۲۳۴۵۶۷۸۹".indexOf(digit));

export default async function datepicker(input) {
  await load(input.dataset.library, input.dataset.style);
  input.setAttribute("data-jdp", "");
  if (input.dataset.jalali === "date") input.setAttribute("data-jdp-only-date", "");
  // The calendar reads ASCII digits; what a person typed in Persian ones is understood as well.
  input.addEventListener("focus", () => (input.value = plain(input.value)), { capture: true });
  window.jalaliDatepicker.startWatch({
    time: input.dataset.jalali === "datetime",
    hasSecond: false,
    persianDigits: document.documentElement.lang === "fa",
    showEmptyBtn: false,
    showCloseBtn: true,
  });
}
