// Saves one answer as one types. Nothing typed is lost: what could not be sent lies in this device, and two texts are
// never mixed or overwritten without the writer.
//
// The address answers a POST (X-Autosave) with {revision, at}, or 409 {conflict, revision, text, by}, or {message}.

import { post, signedOut, spoken } from "./session.js";

const PAUSE = 1200;
const AGAIN = 15000;
const plain = (text) => text.replace(/\r\n?/g, "\n").trim();

export default function answer(form) {
  const area = form.elements.text;
  const revision = form.elements.revision;
  const place = form.querySelector("[data-clash-place]");
  const other = form.querySelector("[data-other]");
  const store = `baham:answer:${form.dataset.address.replace(/^\/en/, "")}`;
  let kept = plain(form.querySelector("[data-kept]").content.textContent);
  let timer = 0;
  let sending = false;
  let clash = !place.hidden;

  const tell = (words, tone) => {
    for (const spot of document.querySelectorAll('[data-saved-for=""], [data-saved-for="text"]')) {
      spot.textContent = words;
      if (tone) spot.dataset.tone = tone;
      else delete spot.dataset.tone;
    }
  };

  // -- the copy in this device

  const remember = () => {
    try {
      localStorage.setItem(store, JSON.stringify({ text: area.value, revision: revision.value }));
    } catch {
      // A full or closed store is no reason to disturb the writer: the server's copy is the real one.
    }
  };
  const forget = () => {
    try {
      localStorage.removeItem(store);
    } catch {
      // see above
    }
  };
  const remembered = () => {
    try {
      return JSON.parse(localStorage.getItem(store) || "null");
    } catch {
      return null;
    }
  };

  // -- two texts

  const show = (text, number, by) => {
    clash = true;
    clearTimeout(timer);
    other.value = text;
    revision.value = number;
    form.querySelector("[data-by-whom]").textContent = by ? form.dataset.by.replace("{name}", by) : "";
    form.querySelector("[data-choices]").hidden = false;
    place.hidden = false;
    tell(form.dataset.clash, "now");
  };
  const settle = (event) => {
    const choice = event.target.closest("[data-take]")?.dataset.take;
    if (!choice) return;
    if (choice === "theirs") area.value = other.value;
    if (choice === "both") area.value = `${area.value.trim()}\n\n${other.value}`;
    clash = false;
    place.hidden = true;
    area.dispatchEvent(new Event("input", { bubbles: true }));
    area.focus();
  };

  // -- sending

  const later = (delay) => {
    clearTimeout(timer);
    timer = setTimeout(save, delay);
  };

  async function save() {
    if (clash) return;
    if (sending) return later(PAUSE);
    const text = area.value;
    const body = new FormData();
    body.set("text", text);
    body.set("revision", revision.value);
    sending = true;
    tell(form.dataset.saving, "");
    try {
      await understand(await post(form, form.dataset.address, body, { "X-Autosave": "1" }), text);
    } catch {
      tell(form.dataset.offline, "now");
      later(AGAIN);
    } finally {
      sending = false;
    }
  }

  async function understand(response, text) {
    if (signedOut(response)) {
      tell(form.dataset.signedOut, "now");
      return later(AGAIN);
    }
    if (response.status >= 500) throw response;
    const said = await spoken(response);
    if (said.conflict) return show(said.text, said.revision, said.by);
    if (!response.ok) return tell(said.message || form.dataset.refused, "now");
    revision.value = said.revision;
    kept = plain(text);
    if (plain(area.value) === kept) {
      forget();
      tell(form.dataset.saved.replace("{at}", said.at), "good");
    } else {
      remember();
      later(PAUSE);
    }
  }

  // -- coming back

  const restore = () => {
    const mine = remembered();
    if (!mine || plain(mine.text) === kept) return forget();
    const theirs = area.value;
    area.value = mine.text;
    area.dispatchEvent(new Event("input", { bubbles: true }));
    if (String(mine.revision) === revision.value) later(0);
    else show(theirs, revision.value, "");
  };

  area.addEventListener("input", () => {
    remember();
    later(PAUSE);
  });
  place.addEventListener("click", settle);
  form.addEventListener("submit", () => {
    clearTimeout(timer);
    remember();
  });
  addEventListener("online", () => plain(area.value) !== kept && later(0));
  if (clash) form.querySelector("[data-choices]").hidden = false;
  else if (area.readOnly) return;
  else if (plain(area.value) !== kept) {
    // Typed before this script woke: it counts more than what an earlier visit left in the device.
    remember();
    later(PAUSE);
  } else restore();
}
