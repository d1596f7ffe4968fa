// Words for numbers; the same as in the report's text form.
const three = value => value < 9.995 ? value.toFixed(2) : value < 99.95 ? value.toFixed(1) : value.toFixed(0);
const count = number => String(number).replace(/\B(?=(\d{3})+$)/g, ",");
const time = us =>
  us < 1000 ? `${us} µs`
  : us < 1e6 ? `${three(us / 1e3)} ms`
  : us < 120e6 ? `${three(us / 1e6)} s`
  : `${Math.floor(us / 60e6)} min ${Math.round(us / 1e6) % 60} s`;
const bytes = n =>
  n < 1024 ? `${n} B`
  : n < 1 << 20 ? `${three(n / 1024)} KiB`
  : n < 1 << 30 ? `${three(n / (1 << 20))} MiB`
  : `${three(n / (1 << 30))} GiB`;
const moment = at => at ? at.slice(0, 19).replace("T", " ") : "-";
const plural = (number, word) => `${count(number)} ${word}${number === 1 ? "" : "s"}`;

// The ends of paths and aliases say most; those of CPUs are thousands of characters long.
const clip = (text, most = 160) => text.length <= most ? text : `${text.slice(0, most / 2)}…${text.slice(-most / 2)}`;

// A moment of the boot: seconds, with as many decimals as the step between two of them needs.
function clock(us, step) {
  const decimals = Math.max(0, Math.min(6, Math.ceil(-Math.log10(step / 1e6))));
  if (us < 600e6) return `${(us / 1e6).toFixed(decimals)} s`;
  const seconds = us / 1e6, h = Math.floor(seconds / 3600), m = Math.floor(seconds / 60) % 60;
  return `${h}:${String(m).padStart(2, "0")}:${(seconds % 60).toFixed(decimals).padStart(decimals ? decimals + 3 : 2, "0")}`;
}

// An element. Names of modules and devices are anybody's text: they become text, never markup.
function make(tag, attributes, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes ?? {})) {
    if (typeof value === "function") element[name] = value;
    else if (value !== undefined && value !== false) element.setAttribute(name, value);
  }
  element.append(...children.filter(child => child !== undefined && child !== null));
  return element;
}

function picture(attributes, ...shapes) {
  const space = "http://www.w3.org/2000/svg";
  const fill = (element, values) => {
    for (const [name, value] of Object.entries(values)) element.setAttribute(name, value);
    return element;
  };
  const svg = fill(document.createElementNS(space, "svg"), { preserveAspectRatio: "none", "aria-hidden": "true", ...attributes });
  svg.append(...shapes.map(([tag, values]) => fill(document.createElementNS(space, tag), values)));
  return svg;
}
