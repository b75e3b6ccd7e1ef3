// A form at work: the book of its content, what its cells are understood to say, what its rules answer, and what else is
// known of a cell: last year's value, what was read in the unit's documents, what somebody asked when sending it back.
"use strict";
(() => {
  const Forms = (globalThis.Forms ??= {});
  const AT_ONCE = 200; // rows of all tables together that are checked with every change
  const PAUSE = 150; // milliseconds without a change before more are
  const RANK = { bad: 3, warn: 2, unsure: 1 };

  class Sheet extends EventTarget {
    /** `data` as `entry/shown.py` and `entry/queries.py` give it. */
    constructor(data) {
      super();
      this.data = data;
      this.texts = data.texts;
      this.language = data.language;
      this.mayEdit = data.may_edit;
      this.book = new Forms.Book(data.form, data.content, data.origins);
      this.reader = new Forms.Reader(data);
      this.ignored = new Set();
      this.lines = new Map(data.form.tables.map((table) => [table.code, new Map(table.lines.map((line) => [line.code, line]))]));
      this.columns = new Map(data.form.tables.map((table) => [table.code, new Map(table.columns.map((column) => [column.code, column]))]));
      this.choiceLists = new Map();
      this.check();
      this.book.addEventListener("change", () => this.#checkSoon());
    }

    say(name, facts = {}) { return (this.texts[name] ?? name).replace(/\{(\w+)\}/g, (hole, key) => facts[key] ?? hole); }
    announce(name, count) { this.dispatchEvent(new CustomEvent("announce", { detail: this.say(name, { count }) })); }

    /* Cells. */
    isComputed(table, id) { return Boolean(id && this.lines.get(table).get(id)?.total_of.length); }
    keep(column, words, line) { return this.reader.keep(column, words, line ?? null); }
    shown(table, id, column) {
      if (this.isComputed(table, id)) return this.reader.showInterval(this.computed.get(Forms.addressOf(table, id, column)));
      return this.reader.show(...this.#cell(table, id, column));
    }
    #cell(table, id, column) { return [this.columns.get(table).get(column), this.book.words(table, id, column), this.lines.get(table).get(id) ?? null]; }
    editable(table, id, column) { return this.reader.editable(...this.#cell(table, id, column)); }
    plain(table, id, column) {
      if (this.isComputed(table, id)) return this.shown(table, id, column);
      return this.reader.plain(...this.#cell(table, id, column));
    }
    choices(column) {
      if (!this.choiceLists.has(column)) {
        this.choiceLists.set(column, this.reader.choices(column).map((choice) => ({ ...choice, folded: Forms.fold([choice.name, ...choice.others].join(" ")) })));
      }
      return this.choiceLists.get(column);
    }

    /* What the rules say. */
    /** At once for most forms; of a large one with the next pause, so that typing never waits for it. */
    #checkSoon() {
      clearTimeout(this.timer);
      const rows = [...this.book.rows.values()].reduce((sum, each) => sum + each.length, 0);
      if (rows <= AT_ONCE) this.check(); else this.timer = setTimeout(() => this.check(), PAUSE);
    }

    check() {
      const { answers, computed, sums } = new Forms.Rules(this.data, (table) => this.book.rows.get(table) ?? [], this.reader).check();
      Object.assign(this, { computed, totals: sums, marks: new Map() });
      this.findings = answers.filter((one) => one.answer !== "holds").map((one) => ({
        ...one, mark: one.answer === "cannot_tell" ? "unsure" : one.stops ? "bad" : "warn", says: one.says || this.#problem(one),
      }));
      for (const finding of this.findings) {
        for (const address of finding.cells) {
          if (!this.marks.has(address)) this.marks.set(address, []);
          this.marks.get(address).push(finding);
        }
      }
      for (const found of this.marks.values()) found.sort((one, other) => RANK[other.mark] - RANK[one.mark]);
      this.dispatchEvent(new CustomEvent("checked"));
    }
    /** What is wrong with a cell by itself, in words. */
    #problem({ code, expected, cells }) {
      const [table, , column] = cells[0].split("/");
      const told = this.columns.get(table).get(column);
      const wanted = code === "refused.choice" ? told.choices.map((choice) => choice.names[this.language] ?? choice.code).join(" · ") : expected;
      return this.say(`problem_${code.replace("refused.", "")}`, { expected: code === "low" || code === "high" ? this.reader.show(told, wanted) : wanted });
    }
    reasons(address) { return (this.marks.get(address) ?? []).filter((finding) => finding.mark !== "unsure"); }
    mark(address) { return this.reasons(address)[0]?.mark ?? ""; }
    sums(table) {
      const shown = new Map();
      for (const [column, interval] of this.totals.get(table) ?? []) shown.set(column, interval ? this.reader.showInterval(interval) : this.book.rows.get(table).length ? "?" : "");
      return shown;
    }

    /* What else is known of a cell. */
    offers(address) {
      if (!this.mayEdit) return [];
      return (this.data.offers[address] ?? []).filter((offer) => !this.ignored.has(offerKey(address, offer)));
    }
    ignore(address, offer) {
      this.ignored.add(offerKey(address, offer));
      this.dispatchEvent(new CustomEvent("checked"));
    }
    remarks(address) { return this.data.remarks[address] ?? []; }
    before(address) {
      const [table, id, column] = address.split("/");
      const words = this.data.before[address];
      return words && this.columns.get(table)?.has(column) ? this.reader.show(this.columns.get(table).get(column), words, this.lines.get(table).get(id)) : "";
    }

    /** Takes a value over that was read in a document; it brings its origin along. */
    take(address, offer) { this.book.change([this.#taking(address, offer)]); }
    /** Every first offer for a cell in which nothing stands, and every row that is not there yet. */
    takeAll() {
      const cells = this.openOffers().map((address) => this.#taking(address, this.offers(address)[0]));
      const rows = this.rowOffers().map((row) => this.#adding(row));
      this.book.change([...cells, ...rows]);
      return cells.length + rows.reduce((sum, row) => sum + Object.keys(row.row.cells).length, 0);
    }
    openOffers() { return Object.keys(this.data.offers).filter((address) => this.offers(address).length && !this.book.words(...address.split("/"))); }

    /** Things told of in documents that a register has no row of yet. */
    rowOffers() {
      if (!this.mayEdit) return [];
      return this.data.rows_offered.filter((row) => !this.book.row(row.table, row.id) && !this.ignored.has(row.id));
    }
    takeRow(row) { this.book.change([this.#adding(row)]); }
    ignoreRow(row) {
      this.ignored.add(row.id);
      this.dispatchEvent(new CustomEvent("checked"));
    }
    #adding({ table, id, cells, mention }) {
      const origins = Object.fromEntries(Object.keys(cells).map((column) => [column, { mention }]));
      return { do: "add", table, at: this.book.rows.get(table).length, row: { id, cells }, origins };
    }
    #taking(address, offer) {
      const [table, id, column] = address.split("/");
      return { do: "set", table, id, column, now: offer.words, origin: offer.mention ? { mention: offer.mention } : { was: offer.words } };
    }

    /** A cell in words: its table where there are several, its row and its column. */
    tell(address) {
      const [table, id, column] = address.split("/");
      const told = this.book.tables.get(table);
      if (!told) return address;
      const parts = this.data.form.tables.length > 1 ? [told.name] : [];
      if (id !== undefined) {
        const line = this.lines.get(table).get(id);
        const row = this.book.rows.get(table).findIndex((each) => each.id === id);
        parts.push(line ? line.name : this.say("line", { number: row < 0 ? "?" : row + 1 }));
      }
      if (column !== undefined) parts.push(this.columns.get(table).get(column)?.name ?? column);
      return parts.join(" · ");
    }
  }

  const offerKey = (address, offer) => `${address} ${offer.mention ?? "was"}`;

  Forms.Sheet = Sheet;
})();
