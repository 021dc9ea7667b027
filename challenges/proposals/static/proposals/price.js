// Adds up the price while one types. The sum that counts is the server's; it is written the same way.

const LATIN = { "۰": 0, "۱": 1, "۲": 2, "۳": 3, "۴": 4, "۵": 5, "۶": 6, "۷": 7, "۸": 8, "۹": 9 };
const digits = (text) => text.replace(/[۰-۹]/g, (letter) => LATIN[letter]);

// The whole rials of a plain number; null for words («۲٫۵ میلیارد تومان»), which only the server reads.
function rials(text) {
  const bare = digits(text).replace(/[\s٬,]/g, "");
  if (!bare) return 0;
  return /^\d{1,15}$/.test(bare) ? Number(bare) : null;
}

export default function price(form) {
  const total = form.querySelector("[data-total]");
  const written = new Intl.NumberFormat(form.dataset.language === "fa" ? "fa-IR" : "en");

  const add = () => {
    const amounts = [...form.querySelectorAll("input[name$='-amount']")].map((input) => rials(input.value));
    const tax = form.querySelector("input[name='tax']:checked")?.value;
    const rate = tax === "added" ? rials(form.elements.tax_rate.value) : 0;
    if (amounts.includes(null) || rate === null) return;
    const subtotal = amounts.reduce((sum, amount) => sum + amount, 0);
    const whole = subtotal + Math.floor((subtotal * rate + 50) / 100);
    const shown = { rial: written.format(whole), toman: written.format(Math.floor(whole / 10)) };
    total.textContent = form.dataset.sum.replace(/\{(\w+)\}/g, (all, name) => shown[name] ?? all);
  };
  form.addEventListener("input", add);
  form.addEventListener("change", add);
}
