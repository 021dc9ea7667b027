// Suggestions while one types. The address answers ?q=… with <option> elements.

const PAUSE = 180;

export default function suggest(form) {
  const input = form.querySelector("input[type=search]");
  const list = form.querySelector("datalist");
  let waiting = 0;
  let request = null;

  async function ask() {
    request?.abort();
    request = new AbortController();
    const query = input.value.trim();
    if (query.length < 2) return;
    try {
      const answer = await fetch(`${form.dataset.suggest}?q=${encodeURIComponent(query)}`, { signal: request.signal });
      if (!answer.ok) return;
      const page = new DOMParser().parseFromString(await answer.text(), "text/html");
      list.replaceChildren(...page.querySelectorAll("option"));
    } catch {
      // No suggestion is no harm.
    }
  }

  input.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(ask, PAUSE);
  });
}
