// Saves a form as one types and keeps what could not be sent in this device.
//   <form data-module="…/autosave.js" data-autosave="/address/" data-saving="…" data-saved="…" data-offline="…" data-refused="…">
// The address answers a POST of the whole form (header X-Autosave) with 204, or with 200 and {"saved": "14:05", "errors": {}}.
// Words are shown in [data-saved-for=NAME] of the field last touched and in [data-saved-for=""] of the page.

const PAUSE = 1200;
const AGAIN = 15000;

export default function autosave(form) {
  const key = `baham:draft:${form.dataset.autosave}`;
  let waiting = 0;
  let touched = "";
  let changed = false;

  const tell = (words, tone) => {
    for (const place of document.querySelectorAll(`[data-saved-for="${CSS.escape(touched)}"], [data-saved-for=""]`)) {
      place.textContent = words;
      if (tone) place.dataset.tone = tone;
      else delete place.dataset.tone;
    }
  };

  const keep = () => {
    const texts = [...new FormData(form)].filter(([name, value]) => typeof value === "string" && name !== "csrfmiddlewaretoken");
    try {
      localStorage.setItem(key, JSON.stringify(texts));
    } catch {
      // A full or closed store is no reason to disturb the writer: the server's copy is the real one.
    }
  };

  const later = (delay) => {
    clearTimeout(waiting);
    waiting = setTimeout(save, delay);
  };

  async function save() {
    tell(form.dataset.saving, "");
    try {
      const answer = await fetch(form.dataset.autosave, { method: "POST", body: new FormData(form), headers: { "X-Autosave": "1" } });
      if (!answer.ok) throw answer;
      changed = false;
      localStorage.removeItem(key);
      tell(form.dataset.saved, "good");
    } catch (problem) {
      keep();
      if (problem instanceof Response && problem.status < 500) tell(form.dataset.refused, "now");
      else {
        tell(form.dataset.offline, "now");
        later(AGAIN);
      }
    }
  }

  const restore = () => {
    let texts;
    try {
      texts = JSON.parse(localStorage.getItem(key) || "[]");
    } catch {
      return;
    }
    for (const [name, value] of texts) {
      const field = form.elements[name];
      if (field instanceof HTMLTextAreaElement || (field instanceof HTMLInputElement && field.type === "text")) field.value = value;
    }
    if (texts.length) later(0);
  };

  form.addEventListener("input", (event) => {
    touched = event.target.name || "";
    changed = true;
    keep();
    later(PAUSE);
  });
  form.addEventListener("submit", () => {
    clearTimeout(waiting);
    localStorage.removeItem(key);
    changed = false;
  });
  addEventListener("online", () => changed && later(0));
  restore();
}
