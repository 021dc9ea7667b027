// Tells which result of a search was opened; the results work the same without it. Nothing about the reader is sent.

export default function opened(list) {
  const keys = list.dataset.keys.split(" ");
  [...list.children].forEach((row, place) => {
    row.querySelectorAll("a").forEach((link) =>
      link.addEventListener("click", () => {
        const told = new FormData();
        told.set("q", list.dataset.q);
        told.set("key", keys[place] ?? "");
        navigator.sendBeacon(list.dataset.opened, told);
      }),
    );
  });
}
