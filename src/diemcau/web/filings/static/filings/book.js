// What stands in a form on the page: rows, cells, and where a cell was taken from. Every change can be taken back.
"use strict";
(() => {
  const Forms = (globalThis.Forms ??= {});
  const MOST_STEPS = 1000; // that can be undone

  // Ids of rows of registers: random, so that rows two people added apart never meet under one id.
  const newId = () => Array.from(crypto.getRandomValues(new Uint8Array(6)), (byte) => byte.toString(16).padStart(2, "0")).join("");
  const NOTHING = "none"; // id of the row of a register that says there is nothing to report, `review.forms.reckoning`
  const saysNothing = (row) => row.id === NOTHING && !Object.values(row.cells).some(Boolean);
  const addressOf = (table, id, column) => `${table}/${id}/${column}`;

  class Book extends EventTarget {
    #done = [];
    #undone = [];

    /** `form`: as the server gives it; `content`: table -> [{id, cells}]; `origins`: address -> where from. */
    constructor(form, content, origins) {
      super();
      this.form = form;
      this.tables = new Map(form.tables.map((table) => [table.code, table]));
      this.load(content, origins);
    }

    /** Everything anew; what was done before can no longer be undone. */
    load(content, origins) {
      this.origins = { ...origins };
      this.rows = new Map();
      this.nothing = new Set(); // registers of which is said that there is nothing to report
      for (const table of this.tables.values()) {
        const rows = content[table.code] ?? [];
        if (rows.some(saysNothing)) this.nothing.add(table.code);
        const held = rows.filter((row) => !saysNothing(row)).map(({ id, cells }) => ({ id, cells: { ...cells } }));
        this.rows.set(table.code, table.sort === "grid" ? ofLines(table, held) : held);
      }
      this.#index();
      this.#done = [];
      this.#undone = [];
      this.#tell();
    }

    #index() {
      this.#byId = new Map();
      for (const [code, rows] of this.rows) this.#byId.set(code, new Map(rows.map((row) => [row.id, row])));
    }
    #byId = new Map();

    row(table, id) { return this.#byId.get(table)?.get(id); }
    words(table, id, column) { return this.row(table, id)?.cells[column] ?? ""; }
    origin(table, id, column) { return this.origins[addressOf(table, id, column)]; }

    /** The content to be kept: rows in which nothing stands are left out. */
    content() {
      const all = {};
      for (const [code, rows] of this.rows) {
        const filled = rows.filter((row) => Object.keys(row.cells).length);
        if (filled.length) all[code] = filled.map(({ id, cells }) => ({ id, cells: { ...cells } }));
        else if (this.nothing.has(code)) all[code] = [{ id: NOTHING, cells: {} }];
      }
      return all;
    }

    /** One step: `{do: "set", table, id, column, now, origin?}`, `{do: "add", table, at, row}`, `{do: "drop", table, id}`,
        `{do: "move", table, id, to}`, `{do: "nothing", table, now}`. A row that a step names is there by then. */
    change(steps) {
      const back = steps.map((step) => this.#apply(step)).filter(Boolean).reverse();
      if (!back.length) return false;
      this.#done.push(back);
      if (this.#done.length > MOST_STEPS) this.#done.shift();
      this.#undone = [];
      this.#tell(steps);
      return true;
    }
    undo() { return this.#turn(this.#done, this.#undone); }
    redo() { return this.#turn(this.#undone, this.#done); }
    get mayUndo() { return this.#done.length > 0; }
    get mayRedo() { return this.#undone.length > 0; }

    #turn(from, to) {
      const steps = from.pop();
      if (!steps) return null;
      to.push(steps.map((step) => this.#apply(step)).filter(Boolean).reverse());
      this.#tell(steps);
      return steps;
    }

    /** Does a step and answers the step that takes it back; null where nothing came of it. */
    #apply(step) {
      const rows = this.rows.get(step.table);
      if (step.do === "nothing") return this.#sayNothing(step);
      if (step.do === "set") return this.#set(step);
      if (step.do === "add") {
        const at = Math.min(Math.max(step.at, 0), rows.length);
        const row = { id: step.row.id, cells: { ...step.row.cells } };
        rows.splice(at, 0, row);
        this.#byId.get(step.table).set(row.id, row);
        for (const [column, origin] of Object.entries(step.origins ?? {})) this.origins[addressOf(step.table, row.id, column)] = origin;
        return { do: "drop", table: step.table, id: row.id };
      }
      const at = rows.findIndex((row) => row.id === step.id);
      if (at < 0) return null;
      const [row] = rows.splice(at, 1);
      if (step.do === "move") {
        rows.splice(step.to, 0, row);
        return step.to === at ? null : { do: "move", table: step.table, id: step.id, to: at };
      }
      this.#byId.get(step.table).delete(row.id);
      return { do: "add", table: step.table, at, row, origins: this.#takeOrigins(step.table, row) };
    }

    #sayNothing({ table, now }) {
      const was = this.nothing.has(table);
      if (was === now) return null;
      if (now) this.nothing.add(table); else this.nothing.delete(table);
      return { do: "nothing", table, now: was };
    }

    #takeOrigins(table, row) {
      const taken = {};
      for (const column of this.tables.get(table).columns) {
        const address = addressOf(table, row.id, column.code);
        if (address in this.origins) taken[column.code] = this.origins[address];
        delete this.origins[address];
      }
      return taken;
    }

    #set({ table, id, column, now, origin }) {
      const row = this.row(table, id);
      const was = row?.cells[column] ?? "";
      const address = addressOf(table, id, column);
      const had = this.origins[address];
      if (!row || (was === now && had === origin)) return null;
      if (now === "") delete row.cells[column]; else row.cells[column] = now;
      // What somebody types over a value that was read is no longer that value.
      if (origin && now !== "") this.origins[address] = origin; else delete this.origins[address];
      return { do: "set", table, id, column, now: was, origin: had };
    }

    #tell(steps = null) { this.dispatchEvent(new CustomEvent("change", { detail: steps })); }
  }

  function ofLines(table, held) {
    const byId = new Map(held.map((row) => [row.id, row]));
    return table.lines.map((line) => byId.get(line.code) ?? { id: line.code, cells: {} });
  }

  Forms.Book = Book;
  Forms.newId = newId;
  Forms.addressOf = addressOf;
})();
