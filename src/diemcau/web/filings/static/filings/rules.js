// Whether a filled form holds together, with three answers: the same demands in the same order as
// `review.forms.rules` and `review.forms.reckoning`; `tests/review/forms` holds both to one set of cases.
"use strict";
(() => {
  const Forms = (globalThis.Forms ??= {});
  const { Exact, Interval } = Forms;
  const [HOLDS, FAILS, CANNOT_TELL] = ["holds", "fails", "cannot_tell"];
  const NUMBERS = new Set(["number", "money"]);
  const ONE = Exact.whole(1);

  const foldKey = (words) => Forms.fold(words).replace(/[^\p{L}\p{N}]+/gu, " ").trim();
  const exactly = (value) => ({ value, interval: Interval.point(value), isStated: true });
  const ofDay = (day) => exactly(Exact.whole(day));
  const dayOf = (iso) => Math.round(Date.parse(`${iso}T00:00:00Z`) / 86400000);
  const isFilled = (row) => Object.values(row.cells).some(Boolean);

  /** Works out the parts of rules over one content. `null` is unknown. */
  class Reckoner {
    constructor(form, rowsOf, reader, { window: days = null, earlier = {}, read = {} } = {}) {
      Object.assign(this, { form, rowsOf, reader, days, earlier, readings: read });
      this.tables = new Map(form.tables.map((table) => [table.code, table]));
      this.columns = new Map(form.tables.map((table) => [table.code, new Map(table.columns.map((column) => [column.code, column]))]));
      this.lines = new Map(form.tables.map((table) => [table.code, new Map(table.lines.map((line) => [line.code, line]))]));
    }

    column(table, code) { return this.columns.get(table)?.get(code) ?? null; }
    line(table, code) { return this.lines.get(table)?.get(code) ?? null; }
    /** The rows in which anything stands; of a grid without its computed lines. */
    rows(table) { return this.rowsOf(table).filter((row) => isFilled(row) && !this.line(table, row.id)?.total_of.length); }
    read(table, row, column) {
      const words = row.cells[column.code] ?? "";
      return words ? this.reader.understand(column, words, this.line(table, row.id)) : null;
    }
    isEmpty(table, row, code) {
      const column = this.column(table, code);
      const found = column && this.read(table, row, column);
      return !found || (!found.refused && !found.kept);
    }

    part(part, table, row) {
      const [[word, said]] = Object.entries(part);
      if (["add", "sub", "mul", "days"].includes(word)) {
        const parts = said.map((one) => this.part(one, table, row));
        return parts.includes(null) ? null : workedOut(word, parts);
      }
      const words = String(said);
      if (word === "cell") return this.#cellOf(words, table, row);
      if (word === "sum") return this.sum(words);
      if (word === "before") return this.#before(words);
      return this.#given(word, words);
    }

    sum(words) {
      const [table, code] = split(words);
      const column = this.column(table, code);
      if (!column) return null;
      const known = [];
      for (const row of this.rows(table)) {
        const cell = this.read(table, row, column);
        if (cell?.refused) return null;
        const amount = reckoned(cell);
        if (amount) known.push(amount);
      }
      return known.length ? workedOut("add", known) : null;
    }

    cell(table, code, column) {
      const line = this.line(table, code);
      if (!line) return null;
      if (line.total_of.length) {
        const parts = line.total_of.map((part) => [part, this.cell(table, part, column)]);
        if (parts.some(([part, known]) => known === null && this.#holdsAny(table, part, column))) return null;
        const known = parts.map(([, part]) => part).filter((part) => part !== null);
        return known.length ? workedOut("add", known) : null;
      }
      const row = this.#rowOf(table, code);
      return row ? reckoned(this.read(table, row, column)) : null;
    }
    #rowOf(table, code) { return this.rowsOf(table).find((row) => row.id === code) ?? null; }
    #holdsAny(table, code, column) {
      const line = this.line(table, code);
      if (line?.total_of.length) return line.total_of.some((part) => this.#holdsAny(table, part, column));
      const row = this.#rowOf(table, code);
      return row !== null && !this.isEmpty(table, row, column.code);
    }

    #cellOf(words, table, row) {
      if (row && table) {
        const column = this.column(table, words);
        return column ? reckoned(this.read(table, row, column)) : null;
      }
      const parts = words.split(".");
      const place = parts.length === 3 ? parts.shift() : table;
      const column = this.column(place, parts.at(-1));
      return column ? this.cell(place, parts[0], column) : null;
    }

    /** A cell of an accepted return of the period before, of this form or another: `{form, content}` by code. */
    #before(words) {
      const [code, cell] = split(words);
      const held = this.earlier[code];
      if (!held) return null;
      const form = code === this.form.code ? this.form : held.form;
      return form ? new Reckoner(form, (table) => held.content[table] ?? [], this.reader).#cellOf(cell, null, null) : null;
    }

    #given(word, words) {
      if (word === "value") return exactly(Exact.of(words));
      if (word === "count") return this.tables.has(words) ? exactly(Exact.whole(this.rows(words).length)) : null;
      if (word === "window" && this.days) return ofDay(dayOf(words === "first" ? this.days.first : this.days.last));
      if (word === "read" && this.readings[words]) {
        const { low, high, low_open: lowOpen, high_open: highOpen } = this.readings[words];
        const interval = new Interval(low === null ? null : Exact.of(low), high === null ? null : Exact.of(high), lowOpen, highOpen);
        return { value: interval.low ?? Exact.whole(0), interval, isStated: interval.isPoint };
      }
      return null;
    }
  }

  const split = (words) => { const at = words.indexOf("."); return [words.slice(0, at), words.slice(at + 1)]; };

  function reckoned(cell) {
    if (!cell || cell.refused) return null;
    if (cell.day !== undefined) return ofDay(cell.day);
    return cell.interval ? { value: cell.value, interval: cell.interval, isStated: cell.amount.bound === "exact" } : null;
  }

  function workedOut(word, parts) {
    const isStated = parts.every((part) => part.isStated);
    if (word === "mul") return product(parts, isStated);
    if (word === "add") {
      const value = parts.reduce((sum, part) => sum.plus(part.value), Exact.whole(0));
      return { value, interval: parts.reduce((sum, part) => sum.plus(part.interval), Interval.point(Exact.whole(0))), isStated };
    }
    const [first, second] = parts;
    if (word === "sub") return { value: first.value.minus(second.value), interval: first.interval.minus(second.interval), isStated };
    const interval = Interval.point(ONE).plus(second.interval.minus(first.interval));
    return { value: second.value.minus(first.value).plus(ONE), interval, isStated };
  }

  /** The product where at most one factor is other than a single number; else unknown. */
  function product(parts, isStated) {
    let factor = ONE;
    let wide = null;
    for (const part of parts) {
      if (part.interval.isPoint) factor = factor.times(part.interval.low);
      else if (wide === null) wide = part;
      else return null;
    }
    if (wide === null || !factor.sign) return exactly(factor);
    const { interval } = wide;
    const [low, high] = [interval.low?.times(factor) ?? null, interval.high?.times(factor) ?? null];
    const turned = factor.sign > 0 ? new Interval(low, high, interval.lowOpen, interval.highOpen) : new Interval(high, low, interval.highOpen, interval.lowOpen);
    return { value: wide.value.times(factor), interval: turned, isStated };
  }

  /* Comparing. */
  function compare(left, sign, right) {
    if (left === null || right === null) return CANNOT_TELL;
    if (sign === ">=" || sign === ">") return compare(right, sign.replace(">", "<"), left);
    if (sign !== "!=" && left.isStated && right.isStated && asWritten(left.value, sign, right.value)) return HOLDS;
    if (isSure(left.interval, sign, right.interval)) return HOLDS;
    return isPossible(left.interval, sign, right.interval) ? CANNOT_TELL : FAILS;
  }
  function asWritten(left, sign, right) {
    const lie = left.against(right);
    return sign === "=" ? lie === 0 : sign === "<=" ? lie <= 0 : lie < 0;
  }
  const reaches = (one, other) => {
    if (one.low === null || other.high === null) return true;
    const lie = one.low.against(other.high);
    return lie < 0 || (lie === 0 && !one.lowOpen && !other.highOpen);
  };
  const meet = (one, other) => reaches(one, other) && reaches(other, one);
  function isSure(one, sign, other) {
    if (sign === "=") return one.isPoint && other.isPoint && one.low.against(other.low) === 0;
    if (sign === "!=") return !meet(one, other);
    return one.isBelow(other, sign === "<=");
  }
  function isPossible(one, sign, other) {
    if (sign === "=") return meet(one, other);
    if (sign === "!=") return !isSure(one, "=", other);
    if (one.low === null || other.high === null) return true;
    const lie = one.low.against(other.high);
    return lie < 0 || (lie === 0 && sign === "<=" && !one.lowOpen && !other.highOpen);
  }

  /* Everything that a form demands. */
  class Rules {
    /** `data`: with `form`, `window`, `earlier`, `read`, `texts`; `rowsOf`: the rows of a table by its code. */
    constructor(data, rowsOf, reader) {
      Object.assign(this, { data, form: data.form, rowsOf, reader });
      this.reckoner = new Reckoner(data.form, rowsOf, reader, data);
    }

    /** `answers`: all of them, in the order of the form; `computed` and `sums`: intervals by address and by column. */
    check() {
      return { answers: [...this.#cells(), ...this.form.rules.flatMap((rule) => this.#asked(rule))], computed: this.#computed(), sums: this.#sums() };
    }

    #computed() {
      const found = new Map();
      for (const table of this.form.tables) {
        for (const line of table.lines.filter((each) => each.total_of.length)) {
          for (const column of table.columns) {
            const amount = this.reckoner.cell(table.code, line.code, column);
            if (amount) found.set(Forms.addressOf(table.code, line.code, column.code), amount.interval);
          }
        }
      }
      return found;
    }

    #sums() {
      const found = new Map();
      for (const table of this.form.tables.filter((each) => each.sums.length)) {
        const columns = table.sums.map((code) => [code, this.reckoner.sum(`${table.code}.${code}`)?.interval ?? null]);
        found.set(table.code, new Map(columns));
      }
      return found;
    }

    #cells() {
      return this.form.tables.flatMap((table) => {
        const rows = this.rowsOf(table.code);
        if (table.sort !== "grid") return rows.filter(isFilled).flatMap((row) => this.#row(table, null, row));
        const byId = new Map(rows.map((row) => [row.id, row]));
        return table.lines.filter((line) => !line.total_of.length).flatMap((line) => this.#row(table, line, byId.get(line.code) ?? { id: line.code, cells: {} }));
      });
    }

    #row(table, line, row) {
      return table.columns.flatMap((column) => {
        const place = Forms.addressOf(table.code, row.id, column.code);
        const words = row.cells[column.code] ?? "";
        const found = words ? this.reader.understand(column, words, line) : { kept: "" };
        if (found.refused) return [failed(`refused.${found.refused}`, place, found.expected, true)];
        if (!found.kept) return column.required ? [failed("required", place, "", true)] : [];
        return NUMBERS.has(column.kind) ? plausible(found, column, place) : [];
      });
    }

    #asked(rule) {
      const { table } = rule;
      if (table && rule.compare === "key") return this.#once(rule);
      if (table && (rule.each || rule.compare === "filled")) {
        return this.reckoner.rows(table).filter((row) => this.#matches(rule.where, table, row)).map((row) => this.#ofRow(rule, row));
      }
      const answer = compare(this.reckoner.part(rule.left, table, null), rule.compare, this.reckoner.part(rule.right, table, null));
      return [told(rule, answer, rule.cells.map((cell) => addressIn(cell, rule)))];
    }

    #ofRow(rule, row) {
      const places = rule.cells.map((code) => [code, Forms.addressOf(rule.table, row.id, code)]);
      const all = places.map(([, place]) => place);
      if (rule.compare === "filled") {
        const missing = places.filter(([code]) => this.reckoner.isEmpty(rule.table, row, code)).map(([, place]) => place);
        return told(rule, missing.length ? FAILS : HOLDS, missing.length ? missing : all);
      }
      return told(rule, compare(this.reckoner.part(rule.left, rule.table, row), rule.compare, this.reckoner.part(rule.right, rule.table, row)), all);
    }

    #once(rule) {
      const alike = new Map();
      for (const row of this.reckoner.rows(rule.table)) {
        const parts = rule.cells.map((code) => foldKey(row.cells[code] ?? ""));
        if (!parts.every(Boolean)) continue;
        const key = parts.join("\n");
        alike.set(key, [...(alike.get(key) ?? []), row]);
      }
      const twins = [...alike.values()].filter((rows) => rows.length > 1);
      if (!twins.length) return [told(rule, HOLDS, [])];
      return twins.map((rows) => told(rule, FAILS, rows.flatMap((row) => rule.cells.map((code) => Forms.addressOf(rule.table, row.id, code)))));
    }

    #matches(where, table, row) {
      return Object.entries(where).every(([code, wanted]) => {
        const column = this.reckoner.column(table, code);
        const words = row.cells[code] ?? "";
        const found = column && words ? this.reader.understand(column, words) : null;
        if (!found || found.refused) return false;
        const isText = column.kind === "text" || column.kind === "long";
        return isText ? wanted.map(foldKey).includes(foldKey(found.kept)) : wanted.includes(found.kept);
      });
    }
  }

  function plausible(found, column, place) {
    const { low, high } = found.interval;
    const answers = [];
    if (column.low !== null && high !== null && high.against(Exact.of(column.low)) < 0) answers.push(failed("low", place, column.low));
    if (column.high !== null && low !== null && low.against(Exact.of(column.high)) > 0) answers.push(failed("high", place, column.high));
    return answers;
  }
  const failed = (code, place, expected = "", stops = false) => ({ code, answer: FAILS, cells: [place], stops, expected, says: "" });
  const told = (rule, answer, cells) => ({ code: rule.code, answer, cells, stops: rule.stops, expected: "", says: rule.says });
  function addressIn(cell, rule) {
    const parts = cell.split(".");
    const table = parts.length === 3 ? parts.shift() : rule.table;
    return Forms.addressOf(table, parts[0], parts.at(-1));
  }

  Forms.Rules = Rules;
})();
