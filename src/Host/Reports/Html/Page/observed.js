// What others loaded while the service only looked on.
function observedSection(observed) {
  const group = (name, rows) => new Table([
    word(name, g => g.key, { mono: true, long: true }),
    number("Calls", g => g.calls),
    number("Live", g => g.live),
    number("Duplicates", g => g.duplicates, count, { title: "the module was there, or being loaded by another call" }),
    number("Failed", g => g.failed),
    number("In vain", g => g.fileBytesInVain, bytes, { title: "size of the files that duplicates and failed calls had the kernel read" }),
    number("Time in vain", g => g.microsecondsInVain, time),
  ], rows, { amount: g => g.calls });
  const each = new Table([
    number("Began", c => Date.parse(c.at), () => "", { show: c => seconds(c.at) }),
    word("Module", c => c.name ?? "?", { mono: true, short: 34 }),
    word("Result", c => c.errnoName ?? c.fate, { mono: true, tone: c => c.fate === "failed" && "failed" }),
    word("Bus", c => c.bus),
    word("Device", c => c.device, { mono: true, long: true }),
    word("Requester", c => c.requester, { mono: true, long: true }),
    number("CPU", c => c.cpu, String),
    number("Took", c => c.microseconds, time),
  ], observed.inVainCalls, { detail: c => facts([["file", c.path], ["size", c.fileBytes ? bytes(c.fileBytes) : null], ["subsystem", c.subsystem], ["source", c.source]]) });
  const least = observed.isLeast ? "at least " : "";
  return ["Calls observed", "observed",
    [["module", group("Module", observed.modules)], ...Object.entries(observed.by).map(([by, rows]) => [by, group(by[0].toUpperCase() + by.slice(1), rows)]), ["call in vain", each]],
    `Calls of finit_module and init_module that others made while the service only looked on: ${count(observed.live)} live, ${count(observed.duplicates)} duplicates`
      + `${observed.merged ? ` (${count(observed.merged)} merged by the kernel)` : ""}, ${count(observed.failed)} failed. In vain: ${least}${bytes(observed.fileBytesInVain)} of files, `
      + `by the kernel's own accounting ${bytes(observed.kernelBytesInVain)}.`];
}

function observedFigures(observed) {
  return [
    figure("Calls observed", `${observed.mayMissCalls ? "≥ " : ""}${count(observed.calls)}`, `${count(observed.live)} live`),
    figure("Duplicates", count(observed.duplicates), `${bytes(observed.fileBytesInVain)} of files in vain`),
    figure("Calls failed", count(observed.failed), `${time(observed.microsecondsInVain)} in vain, duplicates included`, observed.failed > 0),
  ];
}
