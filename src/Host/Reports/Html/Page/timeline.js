// Loads and those who waited for them, over time. Gaps in which nothing happens are cut out of the axis (TimeAxis.cs).
class Timeline {
  constructor({ timeline }) {
    this.pieces = timeline.axis.pieces;
    this.line = timeline;
    this.view = [0, 1];
    this.axis = make("div", { class: "axis" });
    this.table = new Table(this.columns(), timeline.loads, {
      limit: 60, style: "timeline",
      keep: load => this.at(load.to) >= this.view[0] && this.at(load.from) <= this.view[1],
      also: load => [load.path, load.state, load.error, load.detail, ...load.waits.map(wait => `${wait.by} ${wait.spec}`)],
      detail: load => this.waiters(load),
    });
    this.window = make("div", { class: "window", hidden: "" });
    this.reset = make("button", { class: "more", type: "button", hidden: "", onclick: () => this.show(0, 1) }, "whole boot");
    this.strips = make("div", { class: "strips", title: "Drag to look closer" },
      this.strip(timeline.waiting, "var(--wait)"), this.strip(timeline.loading, "var(--load)"), this.window);
    this.strips.onpointerdown = e => this.drag(e);
    this.element = make("div", null, this.overview(), this.legend(), this.table.element);
    new ResizeObserver(() => this.ticks()).observe(this.axis);
  }

  columns() {
    return [
      { name: "Module", of: load => load.name, mono: true, short: 30 },
      { name: "Began", of: load => load.from, show: load => clock(load.from, 1e3), number: true, less: true, title: "since the journal's first event of this boot" },
      { name: "Took", of: load => load.to - load.from, show: load => load.state === "open" ? "no end" : time(load.to - load.from), number: true, tone: load => load.state },
      { name: "Waited", of: load => load.waiters, show: load => count(load.waiters), number: true, less: true, title: "requests that waited for this load, its leader included" },
      { name: "Led by", of: load => load.ledBy, mono: true, short: 26, less: true },
      { name: "", of: load => load.from, head: this.axis, show: load => this.lane(load), track: true },
    ];
  }

  // Where a moment is: 0 the left end of the whole axis, 1 the right one.
  at(us) {
    let low = 0, high = this.pieces.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (this.pieces[middle].from <= us) low = middle; else high = middle - 1;
    }
    const piece = this.pieces[low], part = (us - piece.from) / (piece.to - piece.from);
    return piece.left + Math.min(1, Math.max(0, part)) * (piece.right - piece.left);
  }

  // The same in the part that is looked at, in percent.
  place(us) {
    return this.percent(this.at(us));
  }

  percent(where) {
    return 100 * (where - this.view[0]) / (this.view[1] - this.view[0]);
  }

  lane(load) {
    const lane = make("div", { class: "lane" });
    const bar = (name, from, to) => {
      const left = Math.max(-1, this.place(from)), right = Math.min(101, this.place(to));
      const element = make("span", { class: name });
      element.style.left = `${left}%`;
      element.style.width = `${Math.max(0, right - left)}%`;
      lane.append(element);
      return right;
    };
    if (load.waiters > 1) {
      const last = Math.max(...load.waits.map(wait => wait.answered));
      bar("whisker", Math.min(load.waits[0].at, load.from), last);
    }
    const end = bar(`load ${load.state}`, load.from, load.to);
    const ticks = new Set(load.waits.slice(1).map(wait => Math.round(this.place(wait.at) * 10)).filter(x => x >= 0 && x <= 1000));
    if (ticks.size > 0) {
      lane.append(picture({ viewBox: "0 0 1000 21" }, ["path", { d: [...ticks].map(x => `M${x} 2v5`).join("") }]));
    }
    if (load.error) {
      const error = make("span", { class: "error" }, load.error);
      if (end < 80) error.style.left = `${end}%`; else error.style.right = `${Math.max(0, 100 - Math.max(0, this.place(load.from)))}%`;
      lane.append(error);
    }
    return lane;
  }

  waiters(load) {
    const list = new Table([
      { name: "Who asked", of: wait => wait.by, mono: true, long: true },
      { name: "For", of: wait => wait.spec, mono: true, long: true },
      { name: "Answered as", of: wait => wait.role },
      { name: "Came", of: wait => wait.at, show: wait => clock(wait.at, 1), number: true },
      { name: "Waited", of: wait => wait.answered - wait.at, show: wait => time(wait.answered - wait.at), number: true },
    ], load.waits, { limit: 10 });
    return make("div", null,
      facts([["file", load.path], ["options", load.options], ["began", clock(load.from, 1)], [load.isObserved ? "called by" : "led by", load.ledBy],
        ["error", load.error], ["stage", load.stage], ["detail", load.detail],
        ["waited", load.waiters > load.waits.length ? `${count(load.waiters)}, of which ${load.waits.length} are shown` : undefined]]),
      list.element);
  }

  strip(values, colour) {
    const most = Math.max(1, ...values);
    const steps = values.map((value, i) => `L${i} ${30 - 28 * value / most}L${i + 1} ${30 - 28 * value / most}`).join("");
    const cuts = this.pieces.slice(1).map((piece, i) => [this.pieces[i].right, piece.left]);
    const walks = this.line.marks.filter(mark => mark.kind === "coldplug").map(mark => [this.at(mark.from), this.at(mark.to)]);
    const failed = this.line.loads.filter(load => load.state === "failed").slice(0, 500);
    const rect = (fill, opacity) => ([from, to]) =>
      ["rect", { x: from * values.length, y: 0, width: Math.max(0, to - from) * values.length, height: 30, fill, "fill-opacity": opacity }];
    return picture({ viewBox: `0 0 ${values.length} 30` }, ...walks.map(rect("var(--quiet)", .12)), ["path", { d: `M0 30${steps}L${values.length} 30Z`, fill: colour }],
      ...cuts.map(rect("var(--cut)", 1)),
      ...(colour === "var(--load)" ? failed.map(load => ["rect", { x: this.at(load.from) * values.length - .3, y: 24, width: .8, height: 6, fill: "var(--fail)" }]) : []));
  }

  overview() {
    const most = values => count(Math.max(0, ...values));
    return make("div", { class: "overview" },
      make("div", { class: "quiet" }, make("div", null, "requests waiting", make("br"), `at most ${most(this.line.waiting)}`),
        make("div", null, "loads running", make("br"), `at most ${most(this.line.loading)}`)),
      this.strips);
  }

  legend() {
    const entry = (name, text) => make("span", null, make("i", { class: name }), text);
    const some = state => this.line.loads.some(load => load.state === state);
    return make("div", { class: "legend" }, entry("", "load"), some("duplicate") ? entry("duplicate", "duplicate") : null, some("failed") ? entry("failed", "failed load") : null, some("open") ? entry("open", "no end known") : null,
      entry("tick", "a request joins"), entry("whisker", "somebody waits"), this.pieces.length > 1 ? entry("cut", "nothing happens") : null,
      make("span", null, "drag in the strips above to look closer; click a load to see who waited"), this.reset);
  }

  drag(start) {
    const box = this.strips.getBoundingClientRect();
    const where = e => Math.min(1, Math.max(0, (e.clientX - box.left) / box.width)), from = where(start);
    this.strips.setPointerCapture(start.pointerId);
    this.strips.onpointermove = e => this.mark(Math.min(from, where(e)), Math.max(from, where(e)));
    this.strips.onpointerup = e => {
      this.strips.onpointermove = this.strips.onpointerup = null;
      const to = where(e);
      if (Math.abs(to - from) * box.width > 4) this.show(Math.min(from, to), Math.max(from, to)); else this.show(0, 1);
    };
  }

  mark(from, to) {
    this.window.hidden = from <= 0 && to >= 1;
    this.window.style.left = `${100 * from}%`;
    this.window.style.width = `${100 * (to - from)}%`;
  }

  show(from, to) {
    this.view = [from, to];
    this.mark(from, to);
    this.reset.hidden = from <= 0 && to >= 1;
    this.table.draw();
    this.ticks();
  }

  // Round moments, about one every hundred pixels, and lines under them in every lane.
  ticks() {
    const width = this.axis.clientWidth || 600, marks = [];
    for (const piece of this.pieces) {
      const share = (piece.right - piece.left) / (this.view[1] - this.view[0]);
      const step = this.step((piece.to - piece.from) / (share * width) * 90);
      if (share * width < 60) continue;
      for (let us = Math.ceil(piece.from / step) * step; us <= piece.to; us += step) {
        const place = this.place(us);
        if (place >= 0 && place <= 100) marks.push([place, clock(us, step)]);
      }
    }
    this.axis.replaceChildren(...marks.map(([place, text]) => {
      const label = make("span", place > 92 ? { class: "last" } : null, text);
      if (place > 92) label.style.right = `${100 - place}%`; else label.style.left = `${place}%`;
      return label;
    }));
    this.table.element.style.setProperty("--lines", this.lines(marks));
  }

  lines(marks) {
    const cut = this.pieces.slice(1).map((piece, i) => [this.percent(this.pieces[i].right), this.percent(piece.left), "var(--cut)"]);
    const layer = ([from, to, colour]) => `linear-gradient(90deg, transparent ${from}%, ${colour} ${from}%, ${colour} ${to}, transparent ${to})`;
    return [...cut.map(([from, to, colour]) => layer([from, `${to}%`, colour])),
      ...marks.map(([place]) => layer([place, `calc(${place}% + 1px)`, "var(--grid)"]))].join(", ") || "none";
  }

  step(least) {
    const power = 10 ** Math.floor(Math.log10(Math.max(1, least)));
    return [1, 2, 5, 10].map(n => n * power).find(step => step >= least) ?? 10 * power;
  }
}
