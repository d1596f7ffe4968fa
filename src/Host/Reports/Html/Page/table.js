// Tables that sort by a click on a heading, show what the search finds, and begin with as many rows as one reads.
// A column: name, of (what it sorts by and is searched for), show (what is seen: text or an element), number, mono, long (may have several
// lines), short (so many characters), less (left out on narrow screens), title. Options: limit, detail (what a click on a row opens),
// keep (which rows are shown now), also (what a row is searched for besides), amount (what a row counts for).
class Table {
  constructor(columns, rows, options = {}) {
    Object.assign(this, { columns, rows, terms: [], limit: 25, wanted: false, sorted: null, ...options });
    this.heads = columns.map(column => this.heading(column));
    this.body = make("tbody");
    this.more = make("button", { class: "more", type: "button", onclick: () => { this.wanted = !this.wanted; this.draw(); } });
    this.element = make("div", { class: `table ${this.style ?? ""}` },
      make("div", { class: "scroll" }, make("table", null, make("thead", null, make("tr", null, ...this.heads)), this.body)), this.more);
    this.draw();
  }

  heading(column) {
    const inside = column.head ?? make("button", { type: "button", onclick: () => this.sort(column) }, column.name);
    return make("th", { class: this.classes(column), scope: "col", title: column.title }, inside);
  }

  classes(column) {
    return ["number", "mono", "long", "less", "short", "track"].filter(name => column[name]).join(" ") || undefined;
  }

  // Numbers first from the largest, words from A.
  sort(column) {
    const same = this.sorted?.column === column;
    this.sorted = { column, down: same ? !this.sorted.down : !!column.number };
    this.columns.forEach((other, i) => other === column
      ? this.heads[i].setAttribute("aria-sort", this.sorted.down ? "descending" : "ascending")
      : this.heads[i].removeAttribute("aria-sort"));
    this.draw();
  }

  search(terms) {
    this.terms = terms;
    this.draw();
  }

  found() {
    const keep = this.keep ?? (() => true);
    const rows = this.rows.filter(row => keep(row) && this.matches(row));
    if (this.sorted) {
      const { column, down } = this.sorted, sign = down ? -1 : 1;
      rows.sort((a, b) => {
        const [x, y] = [column.of(a) ?? "", column.of(b) ?? ""];
        return sign * (x < y ? -1 : x > y ? 1 : 0);
      });
    }
    return rows;
  }

  matches(row) {
    if (this.terms.length === 0) return true;
    this.texts ??= new Map();
    let text = this.texts.get(row);
    if (text === undefined) {
      text = this.columns.map(column => column.of(row)).concat(this.also?.(row) ?? []).join("\n").toLowerCase();
      this.texts.set(row, text);
    }
    return this.terms.every(term => text.includes(term));
  }

  draw() {
    const rows = this.found(), shown = this.wanted ? rows : rows.slice(0, this.limit);
    this.body.replaceChildren(...shown.map(row => this.line(row)));
    this.shown = rows;
    this.count = rows.length;
    this.more.hidden = rows.length <= this.limit;
    this.more.textContent = this.wanted ? `show ${this.limit}` : `show all ${count(rows.length)}`;
    this.drawn?.();
  }

  line(row) {
    const line = make("tr", this.detail && { class: "opens", onclick: () => this.toggle(line, row) },
      ...this.columns.map((column, i) => this.cell(column, row, i)));
    return line;
  }

  cell(column, row, place) {
    const value = column.show ? column.show(row) : column.of(row) ?? "-";
    const text = typeof value === "string" ? clip(value, column.short) : value;
    const full = column.short ? column.of(row) ?? undefined : undefined;
    const inside = place === 0 && this.detail
      ? make("button", { type: "button", class: "mono", "aria-expanded": "false" }, text)
      : text;
    return make("td", { class: [this.classes(column), column.tone?.(row)].filter(Boolean).join(" ") || undefined, title: full }, inside);
  }

  toggle(line, row) {
    const button = line.querySelector("button"), next = line.nextElementSibling;
    if (next?.className === "detail") {
      next.remove();
    } else {
      line.after(make("tr", { class: "detail" }, make("td", { colspan: this.columns.length }, this.detail(row))));
    }
    button.setAttribute("aria-expanded", String(next?.className !== "detail"));
  }
}

// What a row has no column for.
function facts(pairs) {
  return make("dl", null, ...pairs.filter(([, value]) => value !== undefined && value !== null && value !== "")
    .flatMap(([name, value]) => [make("dt", null, name), make("dd", { class: "mono" }, value)]));
}
