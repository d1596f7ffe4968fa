// Puts the page together: what the report says, as tables.
const data = JSON.parse(document.getElementById("data").textContent);
const report = data.report;
const seconds = at => at ? clock(Math.max(0, (Date.parse(at) - Date.parse(data.timeline.start)) * 1e3), 1e3) : "-";
const roles = ["leader", "joined", "live", "remembered", "builtin", "blacklisted", "unmet"];
const sum = object => Object.values(object).reduce((a, b) => a + b, 0);
const number = (name, of, show = count, more = {}) => ({ name, of, show: row => show(of(row)), number: true, ...more });
const word = (name, of, more = {}) => ({ name, of, ...more });
const less = { less: true };

const modules = new Table([
  word("Module", m => m.name, { mono: true, short: 34 }),
  word("State", m => m.state, { tone: m => m.state }),
  number("Calls", m => m.calls, count, { title: "of the kernel for it" }),
  number("Requests", m => sum(m.requests), count, { title: "that named it" }),
  number("Needed", m => m.neededBy, count, { title: "requests of which it was a dependency" }),
  number("Calls avoided", m => m.callsAvoided),
  number("Bytes avoided", m => m.fileBytesAvoided, bytes, { title: "size of the files of the avoided calls" }),
  number("Load time", m => m.microseconds, time),
  number("Waited", m => m.waitMicroseconds, time, { title: "the requests that named it, together" }),
  word("Led by", m => m.ledBy, { mono: true, long: true }),
], report.modules, {
  limit: 40,
  detail: m => facts([["file", m.path], ["size", m.fileBytes ? bytes(m.fileBytes) : null], ["began", m.began && seconds(m.began)], ["ended", m.ended && seconds(m.ended)],
    ["requests", Object.entries(m.requests).map(([role, n]) => `${count(n)} ${role}`).join(", ")], ["failures", m.failures || null], ["led through", m.ledByKind]]),
});

const group = (name, rows) => new Table([
  word(name, g => g.key, { mono: true, long: true }),
  number("Requests", g => g.requests),
  number("Duplicates", g => g.duplicates, count, { title: "answered by somebody else's load: joined, live, remembered" }),
  number("Calls avoided", g => g.callsAvoided),
  number("Bytes avoided", g => g.fileBytesAvoided, bytes),
  number("Waited", g => g.waitMicroseconds, time),
], rows.filter(g => g.duplicates > 0), { amount: g => g.duplicates });
const groups = Object.entries(report.duplicates).map(([by, rows]) => [by, group(by[0].toUpperCase() + by.slice(1), rows)]);

const slowest = new Table([
  word("Module", l => l.name, { mono: true, short: 34 }),
  number("Took", l => l.microseconds, time),
  number("Began", l => Date.parse(l.began), () => "", { show: l => seconds(l.began) }),
  number("Waited for it", l => l.waiters),
  word("Result", l => l.error ?? "live", { tone: l => l.errno && "failed" }),
  word("Led by", l => l.ledBy, { mono: true, long: true }),
], report.slowest.map(l => ({ ...l, error: l.errno ? data.errors[l.errno] : null })));

const failed = new Table([
  word("Module", f => f.name, { mono: true, short: 34 }),
  word("Error", f => f.errnoName, { mono: true, tone: () => "failed" }),
  word("Stage", f => f.stage),
  word("Reason", f => f.detail ?? data.texts[f.errno], { long: true }),
  number("Calls", f => f.calls),
  number("At", f => Date.parse(f.at), () => "", { show: f => seconds(f.at) }),
  word("Led by", f => f.ledBy, { mono: true, long: true }),
], report.failed);

const unmet = new Table([
  word("Nothing provides", u => u.spec, { mono: true, long: true }),
  number("Requests", u => u.requests),
  word("Sources", u => u.sources.join(", ")),
  word("First asked by", u => u.requester, { mono: true, long: true }),
], report.unmet);

const kernelAsked = new Table([
  word("Kernel asked for", k => k.name, { mono: true, long: true }),
  number("Times", k => k.asked),
  word("Made to by", k => k.comm, { mono: true }),
  word("In", k => k.callSite, { mono: true, long: true }),
  word("Answers", k => Object.entries(k.answers).map(([outcome, n]) => `${count(n)} ${outcome}`).join(", ") || "-"),
], report.kernelAsked);

const processes = new Table([
  word("Process", p => `${p.comm}[${p.pid}]`, { mono: true, short: 34 }),
  number("Requests", p => p.requests),
  number("Duplicates", p => p.duplicates, count, { title: "answered by somebody else's load: joined, live, remembered" }),
  number("Waited", p => p.waitMicroseconds, time),
  number("Began", p => p.startedMicroseconds, us => clock(us, 1e4), { title: "after the boot of the kernel" }),
  word("Runs", p => p.exe, { mono: true, long: true }),
  word("From", p => p.lineage, { mono: true, long: true }),
], report.processes, {
  detail: p => facts([["user id", String(p.uid)], ["cgroup", p.cgroup],
    ...p.parents.map((parent, above) => [above ? "its parent" : "parent", `${parent.comm}[${parent.pid}] ${parent.exe ?? ""}, began after ${clock(parent.startedMicroseconds, 1e4)}`])]),
});

const foreign = new Table([
  word("Module", f => f.name, { mono: true, short: 34 }),
  number("Noticed", f => Date.parse(f.at), () => "", { show: f => seconds(f.at) }),
  number("SEQNUM", f => f.seqnum, String),
], report.foreign);

const happened = new Table([
  number("At", e => Date.parse(e.at), () => "", { show: e => seconds(e.at) }),
  word("What", e => e.what, { long: true }),
], [
  ...report.runs.map(r => ({ at: r.started, what: `actorloadd ${r.version} starts: pid ${r.pid}, Linux ${r.kernelRelease}, ${r.modulesDirectory}` })),
  ...report.runs.filter(r => r.stopped).map(r => ({ at: r.stopped, what: `actorloadd[${r.pid}] stops: ${r.stopReason}` })),
  ...report.gone.map(g => ({ at: g.at, what: `${g.name} found removed` })),
  ...report.slow.map(s => ({ at: s.at, what: `${s.name} loading for ${time(s.microseconds)}, ${s.waiting} wait` })),
  ...report.coldplugs.map(c => ({ at: c.started, what: c.microseconds === null ? `coldplug (${c.reason}) without an end`
    : `coldplug (${c.reason}): ${count(c.poked)} of ${plural(c.devices, "device")} asked again in ${time(c.microseconds)}, ${count(c.failed)} could not be` })),
].sort((a, b) => Date.parse(a.at) - Date.parse(b.at)));

const counted = report.counted && ["kread", "decompress", "becoming", "load"].map(name => ({ name, kernel: report.counted.failed[name], here: report.counted.here[name], before: report.counted.before[name] }));
const countedSection = () => ["Counted", "counted", [
  ["counter", new Table([
    word("Failed on", c => c.name),
    number("Calls", c => c.kernel.calls),
    number("Bytes", c => c.kernel.bytes, bytes, { title: "what the kernel allocated in vain for them" }),
    number("In this journal", c => c.here?.calls ?? 0, count, { title: "calls in vain of the same time that the journal knows of" }),
    number("Bytes of these", c => c.here?.bytes ?? 0, bytes),
    number("Before", c => c.before.calls, count, { title: "calls before the service was started" }),
  ], counted)],
  ["duplicate", new Table([word("Module", d => d.name, { mono: true, short: 34 }), number("Times", d => d.times), word("Refused at", d => d.reason)], report.counted.duplicates)],
], `What the kernel itself counted${report.counted.from ? ` from ${seconds(report.counted.from)}` : " since it was started"} until ${seconds(report.counted.until)} (${report.counted.occasion}): `
  + `${plural(report.counted.loaded, "module")} loaded in all, ${bytes(report.counted.moduleBytes)} of memory.`];

const line = new Timeline(data);
const packed = report.cost.isLeast ? " (compressed files by their packed size)" : "";
const parts = Object.entries(report.cost.avoided).filter(([, part]) => part.calls > 0).map(([name, part]) => `${count(part.calls)} ${name}`).join(", ");

// Name, id, tables, note; a section of several tables shows one at a time.
const sections = [
  ["Timeline", "timeline", [["", line.table]], null, line.element],
  ...(report.observed ? [observedSection(report.observed)] : []),
  ["Modules", "modules", [["", modules]]],
  ["Duplicates", "duplicates", groups, `Who asked for what was loaded or being loaded already. Up to ${count(report.cost.callsAvoided)} calls avoided, ${bytes(report.cost.fileBytesAvoided)} of files; `
    + `by the kernel's own accounting ${bytes(report.cost.kernelBytesAvoided)}${parts ? `: ${parts}` : ""}${packed}. ${plural(report.cost.answeredLive, "request")} found all live: no call, but a process and a look-up each.`],
  ...(counted ? [countedSection()] : []),
  ["Slowest", "slowest", [["", slowest]]],
  ["Failed", "failed", [["", failed]]],
  ["Unmet", "unmet", [["", unmet]]],
  ["Kernel", "kernel", [["", kernelAsked]], "Who made the kernel ask, beside how all its requests for that name were answered: its helper does not say for whom it runs."],
  ["Processes", "processes", [["", processes]], "The processes that asked most, up to fifty. What is above one is as it was when it asked first; a process that had ended by then is said to be gone."],
  ["Foreign", "foreign", [["", foreign]], "Modules that others loaded, past the service."],
  ["Happened", "happened", [["", happened]]],
].map(section);

function section([title, id, tables, note, body]) {
  const total = make("span", { class: "quiet" }), link = make("span", null), tabs = make("span", { class: "tabs" }), place = make("div");
  let now = tables[0][1];
  const draw = () => {
    link.textContent = count(now.amount ? now.shown.reduce((all, row) => all + now.amount(row), 0) : now.count);
    total.textContent = now.rows.length === 0 ? "none" : now.count === now.rows.length ? count(now.count) : `${count(now.count)} of ${count(now.rows.length)}`;
  };
  const choose = table => {
    now = table;
    place.replaceChildren(table.element);
    for (const [i, button] of [...tabs.children].entries()) button.setAttribute("aria-pressed", String(tables[i][1] === table));
    table.element.hidden = table.rows.length === 0;
    draw();
  };
  if (tables.length > 1) tabs.append(...tables.map(([name, table]) => make("button", { type: "button", onclick: () => choose(table) }, `by ${name}`)));
  for (const [, table] of tables) table.drawn = draw;
  if (body) { place.append(body); draw(); } else choose(now);
  const hasAny = tables.some(([, table]) => table.rows.length > 0);
  return {
    tables: tables.map(([, table]) => table),
    link: make("a", { href: `#${id}` }, title, link),
    element: make("section", { id }, make("div", { class: "head" }, make("h2", null, title), total, tabs), note && hasAny ? make("p", { class: "note" }, note) : null, place),
  };
}

const search = make("input", { class: "search", type: "search", placeholder: "search everything  /", "aria-label": "search all tables", autocomplete: "off", spellcheck: "false" });
search.oninput = () => {
  const terms = search.value.toLowerCase().split(/\s+/).filter(Boolean);
  for (const { tables } of sections) for (const table of tables) table.search(terms);
};
document.addEventListener("keydown", e => {
  if (e.key === "/" && document.activeElement !== search) { e.preventDefault(); search.focus(); }
  if (e.key === "Escape" && document.activeElement === search) { search.value = ""; search.oninput(); }
});

const figure = (name, value, more, bad) => make("div", bad ? { class: "bad" } : null, make("dt", null, name), make("dd", null, value, make("small", null, more)));
const { requests, loads, cost } = report, waited = cost.waited, run = report.runs.at(-1);
const title = `Module loads of ${report.boot}`;
document.title = title;
document.getElementById("top").append(
  make("h1", null, "Module loads of one boot"),
  make("p", { class: "facts" }, `Linux ${run?.kernelRelease ?? "-"}, boot `, make("code", null, report.boot), " of machine ", make("code", null, report.machine),
    `, ${moment(report.first)} to ${moment(report.last)} UTC. Times count from ${moment(data.timeline.start).slice(11)}.`),
  make("dl", { class: "figures" },
    ...(report.observed ? observedFigures(report.observed) : []),
    ...(report.preload && !report.preload.problem
      ? [figure(report.preload.isOn ? "Preloaded" : "Would be preloaded", count(report.preload.needed.length + report.preload.useless.length), `${count(report.preload.useless.length)} not needed, ${count(report.preload.missed.length)} missed`)] : []),
    figure("Requests", count(requests.total), `${count(requests.total - requests.roles.leader)} led to nothing new`),
    figure("Kernel calls", count(loads.calls), `${count(loads.live)} live, ${bytes(loads.fileBytes)}`),
    figure("Calls avoided", `≤ ${count(cost.callsAvoided)}`, `${bytes(cost.fileBytesAvoided)} of files`),
    figure("Loads failed", count(loads.failed), `${plural(report.failed.length, "module")}${loads.open ? `, ${loads.open} without an end` : ""}`, loads.failed > 0),
    figure("Waited, median", time(waited.median), `99 % within ${time(waited.percentile99)}`),
    figure("Waited, longest", time(waited.longest), `${time(waited.total)} in all`)),
  make("p", { class: "quiet" }, `${count(requests.total)} requests = `, roles.map(role => `${count(requests.roles[role])} ${role}`).join(" + "), ` + ${count(requests.left)} left before the answer`),
  ...(data.missing.length ? [make("div", { class: "missing" }, "This report cannot know everything. Missing:", make("ul", null, ...data.missing.map(text => make("li", null, text))))] : []));
document.getElementById("main").before(make("div", { class: "bar-line" }, make("div", null, make("nav", { "aria-label": "sections" }, ...sections.map(s => s.link)), search)));
document.getElementById("main").replaceChildren(...sections.map(s => s.element));
