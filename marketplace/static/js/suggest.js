// Suggestions while one types. The address answers ?q=… with <option> elements; one that names a thing has its address
// (data-url) and says what it is (data-kind). A <datalist> would not do: it hides what does not begin with the letters
// typed, which is every word from the wrong keyboard.

const PAUSE = 180;
const SHORTEST = 2;

function row(option, place, id) {
  const item = document.createElement("li");
  item.id = `${id}-${place}`;
  item.setAttribute("role", "option");
  item.setAttribute("aria-selected", "false");
  item.dataset.value = option.value;
  if (option.dataset.url) item.dataset.url = option.dataset.url;
  const words = document.createElement("span");
  words.textContent = option.value;
  words.dir = "auto";
  item.append(words);
  if (option.dataset.kind) {
    const kind = document.createElement("small");
    kind.textContent = option.dataset.kind;
    item.append(kind);
  }
  return item;
}

export default function suggest(form) {
  const input = form.querySelector("input[type=search]");
  const list = form.querySelector("[role=listbox]");
  let waiting = 0;
  let request = null;
  let chosen = -1;
  let typed = "";

  input.setAttribute("role", "combobox");
  input.setAttribute("aria-autocomplete", "list");
  input.setAttribute("aria-controls", list.id);
  input.setAttribute("aria-expanded", "false");

  function show(open) {
    list.hidden = !open;
    input.setAttribute("aria-expanded", String(open));
    if (!open) choose(-1);
  }

  function choose(place) {
    list.children[chosen]?.setAttribute("aria-selected", "false");
    chosen = place;
    const item = list.children[chosen];
    item?.setAttribute("aria-selected", "true");
    item?.scrollIntoView({ block: "nearest" });
    if (item) input.setAttribute("aria-activedescendant", item.id);
    else input.removeAttribute("aria-activedescendant");
  }

  function take(item) {
    show(false);
    if (item.dataset.url) {
      location.assign(item.dataset.url);
      return;
    }
    input.value = item.dataset.value;
    form.requestSubmit();
  }

  async function ask() {
    request?.abort();
    request = new AbortController();
    const query = input.value.trim();
    if (query.length < SHORTEST) {
      show(false);
      return;
    }
    try {
      const answer = await fetch(`${form.dataset.suggest}?q=${encodeURIComponent(query)}`, { signal: request.signal });
      if (!answer.ok) return;
      const page = new DOMParser().parseFromString(await answer.text(), "text/html");
      const options = [...page.querySelectorAll("option")];
      choose(-1);
      list.replaceChildren(...options.map((option, place) => row(option, place, list.id)));
      show(options.length > 0 && document.activeElement === input);
    } catch {
      // No suggestion is no harm.
    }
  }

  function onKey(event) {
    if (event.isComposing) return;
    if (event.key === "Escape" && !list.hidden) {
      event.preventDefault();
      input.value = typed;
      show(false);
    } else if (event.key === "Enter" && !list.hidden && chosen >= 0) {
      event.preventDefault();
      take(list.children[chosen]);
    } else if ((event.key === "ArrowDown" || event.key === "ArrowUp") && list.children.length) {
      event.preventDefault();
      if (list.hidden) show(true);
      const last = list.children.length - 1;
      const next = chosen + (event.key === "ArrowDown" ? 1 : -1);
      choose(next > last ? -1 : next < -1 ? last : next);
      input.value = chosen < 0 ? typed : list.children[chosen].dataset.value;
    }
  }

  input.addEventListener("input", () => {
    typed = input.value;
    clearTimeout(waiting);
    waiting = setTimeout(ask, PAUSE);
  });
  input.addEventListener("keydown", onKey);
  input.addEventListener("blur", () => show(false));
  form.addEventListener("submit", () => {
    clearTimeout(waiting);
    request?.abort();
  });
  list.addEventListener("mousedown", (event) => event.preventDefault()); // the box keeps the focus
  list.addEventListener("click", (event) => {
    const item = event.target.closest("[role=option]");
    if (item) take(item);
  });
  typed = input.value;
}
