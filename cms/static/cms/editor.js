// The editor of a challenge: the live total of weights, and the Jalali calendar beside dates. The form works without either.

const PERSIAN_ZERO = 0x06f0;
const ARABIC_ZERO = 0x0660;

function numberFrom(text) {
  const ascii = text.replace(/[۰-۹]/g, (d) => d.charCodeAt(0) - PERSIAN_ZERO).replace(/[٠-٩]/g, (d) => d.charCodeAt(0) - ARABIC_ZERO);
  const value = parseInt(ascii.replace(/[^0-9]/g, ""), 10);
  return Number.isNaN(value) ? 0 : value;
}

// A round's criteria are named rounds-0-criteria-2-weight; a removed one is marked by its DELETE field.
function totalOf(prefix) {
  let total = 0;
  for (const input of document.querySelectorAll(`input[name^="${prefix}-criteria-"][name$="-weight"]`)) {
    if (input.name.includes("__prefix__")) continue;
    const removed = document.getElementsByName(input.name.replace(/weight$/, "DELETE"))[0];
    if (!removed || !removed.value) total += numberFrom(input.value);
  }
  return total;
}

function prefixOf(output) {
  const round = output.closest("[data-inline-panel-child]");
  const field = round && round.querySelector('input[name$="-kind"], select[name$="-kind"]');
  return field ? field.name.replace(/-kind$/, "") : null;
}

function showTotals() {
  const format = new Intl.NumberFormat(document.documentElement.lang || "fa");
  for (const line of document.querySelectorAll("[data-weights-total]")) {
    const prefix = prefixOf(line);
    if (!prefix || prefix.includes("__prefix__")) continue;
    const total = totalOf(prefix);
    line.querySelector("output").textContent = format.format(total);
    line.classList.toggle("help-warning", total !== Number(line.dataset.whole));
    line.classList.toggle("help-info", total === Number(line.dataset.whole));
  }
}

const awake = new WeakSet();

function wakeDates(root) {
  for (const element of root.querySelectorAll("[data-module][data-jalali]")) {
    if (awake.has(element)) continue;
    awake.add(element);
    import(element.dataset.module).then((module) => module.default(element)).catch(() => {});
  }
}

function refresh() {
  showTotals();
  wakeDates(document);
}

document.addEventListener("input", showTotals);
document.addEventListener("click", () => setTimeout(refresh, 50));
refresh();
