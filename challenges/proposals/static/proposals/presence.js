// Says who else of the startup writes in this proposal now, and that this page is open.

import { renew } from "./session.js";

const EVERY = 20000;

export default function presence(place) {
  const form = document.querySelector("form[data-here]");
  const look = async () => {
    if (document.hidden) return;
    try {
      const said = await renew(form);
      if (!said) return;
      place.querySelector("[data-words]").textContent = said.words;
      place.hidden = !said.words;
    } catch {
      // Without a network nobody can be seen; saving says so itself.
    }
  };
  setInterval(look, EVERY);
  document.addEventListener("visibilitychange", look);
}
