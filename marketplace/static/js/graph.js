// Turns the table of a figure into bars or lines with Chart.js, which is loaded only here. The table stays, folded.

let library = null;

function load(address) {
  library ??= new Promise((done, failed) => {
    const script = document.createElement("script");
    script.src = address;
    script.onload = () => done(window.Chart);
    script.onerror = failed;
    document.head.append(script);
  });
  return library;
}

const token = (name) => getComputedStyle(document.documentElement).getPropertyValue(`--${name}`).trim();
const TONES = ["tile", "line-strong", "heat-4", "saffron", "good"];

function read(table) {
  const rows = [...table.tBodies[0].rows];
  const heads = [...table.tHead.rows[0].cells].slice(1).map((cell) => cell.textContent);
  return {
    labels: rows.map((row) => row.cells[0].textContent),
    series: heads.map((label, index) => ({ label, data: rows.map((row) => Number(row.cells[index + 1].dataset.value)) })),
  };
}

export default async function graph(figure) {
  const Chart = await load(figure.dataset.library);
  const details = figure.querySelector("details");
  const { labels, series } = read(figure.querySelector("table"));
  const box = document.createElement("div");
  box.className = "graph";
  const canvas = document.createElement("canvas");
  canvas.setAttribute("role", "img");
  canvas.setAttribute("aria-label", figure.querySelector("figcaption").textContent);
  box.append(canvas);
  details.before(box);
  details.open = false;

  const rtl = document.documentElement.dir === "rtl";
  const number = new Intl.NumberFormat(rtl ? "fa-IR" : "en").format;
  let chart = null;
  const draw = () => {
    chart?.destroy();
    Chart.defaults.font.family = token("font");
    Chart.defaults.color = token("ink-soft");
    const datasets = series.map((one, index) => ({
      ...one,
      backgroundColor: token(TONES[index % TONES.length]),
      borderColor: token(TONES[index % TONES.length]),
      borderWidth: figure.dataset.kind === "line" ? 3 : 0,
      tension: 0.2,
    }));
    chart = new Chart(canvas, {
      type: figure.dataset.kind,
      data: { labels, datasets },
      options: {
        animation: matchMedia("(prefers-reduced-motion: reduce)").matches ? false : { duration: 300 },
        maintainAspectRatio: false,
        scales: {
          x: { reverse: rtl, grid: { display: false } },
          y: { beginAtZero: true, position: rtl ? "right" : "left", grid: { color: token("line") }, ticks: { callback: (value) => number(value) } },
        },
        plugins: {
          legend: { display: datasets.length > 1, rtl, position: "bottom" },
          tooltip: { rtl, callbacks: { label: (item) => `${item.dataset.label}: ${number(item.parsed.y)}` } },
        },
      },
    });
  };
  document.addEventListener("baham:theme", draw);
  draw();
}
