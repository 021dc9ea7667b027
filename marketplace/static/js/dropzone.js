// Files may be dropped as well as chosen; their names are said before they are sent.

export default function dropzone(zone) {
  const input = zone.querySelector("input[type=file]");
  const words = zone.querySelector("[data-chosen]");
  const hint = words.textContent;
  const mark = (on) => zone.toggleAttribute("data-over", on);

  const show = () => {
    const names = [...input.files].map((file) => file.name);
    words.textContent = names.length ? names.join("، ") : hint;
  };

  zone.addEventListener("dragover", (event) => {
    event.preventDefault();
    mark(true);
  });
  zone.addEventListener("dragleave", () => mark(false));
  zone.addEventListener("drop", (event) => {
    event.preventDefault();
    mark(false);
    const dropped = new DataTransfer();
    for (const file of [...event.dataTransfer.files].slice(0, input.multiple ? undefined : 1)) dropped.items.add(file);
    input.files = dropped.files;
    input.dispatchEvent(new Event("change", { bubbles: true }));
  });
  input.addEventListener("change", show);
  input.addEventListener("cleared", show); // its files are sent already
}
