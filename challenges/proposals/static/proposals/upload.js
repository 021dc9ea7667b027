// Sends the chosen files in parts, each with its fingerprint. A lost network or a new sign-in costs one part: the upload
// goes on from there, also days later when the same file is chosen again. Without this script the form sends them whole.

import { post, signedOut, spoken } from "./session.js";

const AGAIN = 5000;

class Refused extends Error {}

const hex = (bytes) => [...new Uint8Array(bytes)].map((byte) => byte.toString(16).padStart(2, "0")).join("");
const unhex = (text) => Uint8Array.from(text.match(/../g) ?? [], (pair) => parseInt(pair, 16));
const digest = async (bytes) => hex(await crypto.subtle.digest("SHA-256", bytes));

export default function upload(section) {
  if (!globalThis.crypto?.subtle) return; // no fingerprints outside https: the form goes on as without script
  const form = section.closest("form");
  const input = section.querySelector("input[type=file]");
  const words = section.dataset;
  const sending = new Set();

  const wait = () =>
    new Promise((resolve) => {
      const timer = setTimeout(resolve, AGAIN);
      addEventListener("online", () => (clearTimeout(timer), resolve()), { once: true });
    });

  // -- what one sees

  const line = (file) => {
    const shown = section.querySelector("template[data-line]").content.firstElementChild.cloneNode(true);
    shown.querySelector("[data-name]").textContent = file.name;
    section.querySelector("[data-sending]").append(shown);
    const note = shown.querySelector("[data-note]");
    const bar = shown.querySelector("progress");
    return {
      tell: (text) => (note.textContent = text),
      done: (share) => (bar.value = Math.floor(100 * share)),
      refuse: (text) => {
        note.textContent = text;
        shown.dataset.tone = "bad";
        bar.remove();
        shown.setAttribute("role", "alert");
      },
      close: () => shown.remove(),
    };
  };

  const refresh = async () => {
    const list = section.querySelector("[data-files]");
    const answer = await fetch(list.dataset.address);
    if (!answer.ok || answer.redirected) return;
    const fresh = new DOMParser().parseFromString(await answer.text(), "text/html").querySelector("[data-files]");
    list.replaceWith(fresh);
    globalThis.htmx?.process(fresh);
  };

  // -- the talk with the server

  // What the server says; asks until it can be heard and knows who asks.
  async function ask(row, address, body, headers) {
    for (;;) {
      try {
        const answer = await post(form, address, body, headers);
        if (signedOut(answer)) row.tell(words.signedOut);
        else if (answer.status >= 500) row.tell(words.offline);
        else {
          const said = await spoken(answer);
          if (answer.ok || said.code === "offset" || said.code === "damaged") return { ...said, ok: answer.ok };
          throw new Refused(said.message || words.refused);
        }
      } catch (problem) {
        if (problem instanceof Refused) throw problem;
        row.tell(words.offline);
      }
      await wait();
    }
  }

  async function send(file, row) {
    const about = new FormData();
    about.set("name", file.name);
    about.set("size", file.size);
    const fingerprints = [];
    for (;;) {
      const state = await ask(row, words.begin, about);
      let offset = 0;
      for (let number = 0; offset < file.size; number += 1) {
        const bytes = await file.slice(offset, offset + state.part).arrayBuffer();
        fingerprints[number] = await digest(bytes);
        if (number < state.digests.length) {
          if (state.digests[number] !== fingerprints[number]) throw new Refused(words.other);
        } else {
          row.tell(words.sending);
          const headers = { "Content-Type": "application/octet-stream", "Upload-Offset": offset, "Upload-Digest": fingerprints[number] };
          const said = await ask(row, state.address, bytes, headers);
          if (!said.ok) break; // another place than the server's: ask where it is
        }
        offset += bytes.byteLength;
        row.done(offset / file.size);
      }
      if (offset < file.size) continue;
      row.tell(words.checking);
      const end = new FormData();
      end.set("root", await digest(unhex(fingerprints.join(""))));
      if ((await ask(row, state.finish, end)).ok) return;
    }
  }

  async function take(file) {
    const row = line(file);
    sending.add(file);
    try {
      await send(file, row);
      row.close();
    } catch (problem) {
      row.refuse(problem instanceof Refused ? problem.message : words.changed);
    } finally {
      sending.delete(file);
      await refresh().catch(() => {});
    }
  }

  input.addEventListener("change", async () => {
    const files = [...input.files];
    input.value = "";
    input.dispatchEvent(new Event("cleared"));
    for (const file of files) await take(file);
  });
  section.querySelector("[data-plain]").hidden = true;
  addEventListener("beforeunload", (event) => sending.size && event.preventDefault());
}
