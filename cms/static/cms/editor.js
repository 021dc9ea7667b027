// The editor of a challenge: the live total of weights, the Jalali calendar beside dates, and the parts that the server draws:
// what is missing, how the English stands, what resembles the title, proposed dates, secret links.

const PERSIAN_ZERO = 0x06f0;
const ARABIC_ZERO = 0x0660;
const PAUSE = 500;

function numberFrom(text) {
  const ascii = text.replace(/[۰-۹]/g, (d) => d.charCodeAt(0) - PERSIAN_ZERO).replace(/[٠-٩]/g, (d) => d.charCodeAt(0) - ARABIC_ZERO);
  const value = parseInt(ascii.replace(/[^0-9]/g, ""), 10);
  return Number.isNaN(value) ? 0 : value;
}

// -- weights

// A round's criteria are named rounds-0-criteria-2-weight; a removed one is marked by its DELETE field.
function totalsOf(prefix) {
  const totals = { whole: 0 };
  for (const input of document.querySelectorAll(`input[name^="${prefix}-criteria-"][name$="-weight"]`)) {
    if (input.name.includes("__prefix__") || isRemoved(input.name.replace(/weight$/, ""))) continue;
    const group = document.getElementsByName(input.name.replace(/weight$/, "group"))[0];
    const weight = numberFrom(input.value);
    totals.whole += weight;
    if (group) totals[group.value] = (totals[group.value] || 0) + weight;
  }
  return totals;
}

function isRemoved(prefix) {
  const removed = document.getElementsByName(`${prefix}DELETE`)[0];
  return Boolean(removed && removed.value);
}

function prefixOf(line) {
  const round = line.closest("[data-inline-panel-child]");
  const field = round && round.querySelector('input[name$="-kind"], select[name$="-kind"]');
  return field ? field.name.replace(/-kind$/, "") : null;
}

function showTotals() {
  const format = new Intl.NumberFormat(document.documentElement.lang || "fa");
  for (const line of document.querySelectorAll("[data-weights-total]")) {
    const prefix = prefixOf(line);
    if (!prefix || prefix.includes("__prefix__")) continue;
    const totals = totalsOf(prefix);
    let good = totals.whole === Number(line.dataset.whole);
    line.querySelector("output").textContent = format.format(totals.whole);
    for (const row of line.querySelectorAll("[data-group]")) {
      const total = totals[row.dataset.group] || 0;
      const allowed = total >= Number(row.dataset.least) && total <= Number(row.dataset.most);
      row.querySelector("output").textContent = format.format(total);
      row.classList.toggle("baham-wrong", !allowed);
      good = good && allowed;
    }
    line.classList.toggle("help-warning", !good);
    line.classList.toggle("help-info", good);
  }
}

// -- the Jalali calendar

const awake = new WeakSet();

function wakeDates(root) {
  for (const element of root.querySelectorAll("[data-module][data-jalali]")) {
    if (awake.has(element)) continue;
    awake.add(element);
    import(element.dataset.module).then((module) => module.default(element)).catch(() => {});
  }
}

// -- parts that the server draws

async function draw(part, address, options = {}) {
  const response = await fetch(address, { credentials: "same-origin", headers: { "X-Requested-With": "XMLHttpRequest" }, ...options });
  if (response.ok) part.innerHTML = await response.text();
}

function drawParts(selector) {
  for (const part of document.querySelectorAll(selector)) draw(part, part.dataset.part).catch(() => {});
}

function post(button) {
  const part = button.closest("[data-part]");
  const body = new FormData();
  body.set("csrfmiddlewaretoken", document.querySelector('input[name="csrfmiddlewaretoken"]').value);
  for (const field of part.querySelectorAll("[data-value]")) body.set(field.dataset.value, field.value);
  button.disabled = true;
  draw(part, button.dataset.post, { method: "POST", body }).catch(() => {}).finally(() => { button.disabled = false; });
}

// -- what resembles the title

let asked = "";

function lookAlike() {
  const title = document.getElementById("id_title");
  const shown = document.querySelector("[data-alike]");
  if (!title || !shown || title.value.trim() === asked) return;
  asked = title.value.trim();
  const query = new URLSearchParams({ q: asked, without: shown.dataset.without || "" });
  draw(shown, `${shown.dataset.alike}?${query}`).catch(() => {});
}

// -- promised dates

function roundsInOrder() {
  const kinds = [...document.querySelectorAll('[name^="rounds-"][name$="-kind"]')];
  const order = (name) => numberFrom((document.getElementsByName(`${name}ORDER`)[0] || { value: "0" }).value);
  return kinds.map((field) => field.name.replace(/kind$/, ""))
    .filter((name) => /^rounds-\d+-$/.test(name) && !isRemoved(name))
    .sort((one, other) => order(one) - order(other));
}

function put(name, value, every) {
  const field = document.getElementsByName(name)[0];
  if (!field || (field.value.trim() && !every)) return;
  field.value = value;
  field.dispatchEvent(new Event("input", { bubbles: true }));
  field.dispatchEvent(new Event("change", { bubbles: true }));
}

async function propose(button) {
  const rounds = roundsInOrder();
  const said = button.closest("[data-part]").querySelector("[data-said]");
  const at = (document.getElementsByName("go_live_at")[0] || { value: "" }).value;
  const query = new URLSearchParams({ rounds: Math.min(Math.max(rounds.length, 1), 2), at });
  const response = await fetch(`${button.closest("[data-promises]").dataset.promises}?${query}`, { credentials: "same-origin" });
  const proposed = await response.json();
  said.textContent = proposed.message;
  if (!response.ok) return;
  const every = button.dataset.fill === "all";
  rounds.slice(0, 2).forEach((prefix, place) => {
    for (const [name, value] of Object.entries(proposed.rounds[place])) put(prefix + name, value, every);
  });
  put("pilot_starts_at", proposed.pilot_starts_at, every);
}

// -- everything together

let pause;

function refresh() {
  showTotals();
  wakeDates(document);
}

document.addEventListener("input", (event) => {
  showTotals();
  if (event.target.id !== "id_title") return;
  clearTimeout(pause);
  pause = setTimeout(lookAlike, PAUSE);
});
document.addEventListener("change", showTotals);
document.addEventListener("w-autosave:success", () => drawParts("[data-follows-saves]"));
document.addEventListener("click", (event) => {
  setTimeout(refresh, 50);
  const button = event.target.closest("button[data-post], button[data-fill]");
  if (button && button.dataset.post) post(button);
  if (button && button.dataset.fill) propose(button).catch(() => {});
  if (event.target.matches("input[data-select]")) event.target.select();
  const start = event.target.closest("[data-start-from]");
  const reference = start && document.getElementById("id_reference");
  if (reference) {
    reference.value = start.dataset.startFrom;
    const choice = document.querySelector('input[name="start"][value="challenge"]');
    if (choice) choice.checked = true;
  }
});
refresh();
drawParts("[data-part]");
lookAlike();

// From a reason why the draft was returned to its section: the tab opens, the section comes into sight.
document.addEventListener("click", (event) => {
  const link = event.target.closest("a[data-remark-field]");
  if (!link) return;
  const name = link.dataset.remarkField;
  const section = document.querySelector(`[data-contentpath="${name}"]`) || document.getElementById(`id_${name}-FORMS`);
  if (!section) return;
  event.preventDefault();
  const tab = section.closest("[role=tabpanel]");
  if (tab) document.querySelector(`[role=tab][href="#${CSS.escape(tab.id)}"]`)?.click();
  section.scrollIntoView({ block: "center" });
  section.querySelector("input:not([type=hidden]), textarea, [contenteditable=true]")?.focus({ preventScroll: true });
});
