// One table of a form as a grid: what is shown, where somebody stands in it, what is chosen. Only rows near the window
// are in the document, so that 2,000 rows stay quick. After the grid pattern of the WAI-ARIA Authoring Practices 1.2:
// the one field of the grid lies in the cell at hand; a real field, so that every way to type Vietnamese works in it.
"use strict";
(() => {
  const Forms = (globalThis.Forms ??= {});
  const WHOLE = 150; // rows up to which all of them are in the document
  const AROUND = 12; // rows beyond the window that are
  let grids = 0;

  const make = (name, attributes = {}, ...inside) => {
    const element = document.createElement(name);
    for (const [key, value] of Object.entries(attributes)) if (value !== null && value !== undefined) element.setAttribute(key, value);
    element.append(...inside);
    return element;
  };

  class Grid {
    constructor(root, sheet, code) {
      this.root = root;
      this.sheet = sheet;
      this.book = sheet.book;
      this.table = this.book.tables.get(code);
      this.code = code;
      this.isRegister = this.table.sort === "register";
      this.columns = this.table.columns;
      this.id = `grid-${(grids += 1)}`;
      this.at = { row: 0, column: 0 };
      this.from = { row: 0, column: 0 };
      this.shownRows = new Map();
      this.height = 0;
      this.#build();
      this.editor = new Forms.Editor(this);
      new Forms.Hands(this);
      this.book.addEventListener("change", () => this.#changed());
      sheet.addEventListener("checked", () => this.#later());
      this.scroll.addEventListener("scroll", () => { this.editor.away(); this.#later(); }, { passive: true });
      new ResizeObserver(() => { this.height = 0; this.#later(); }).observe(this.scroll);
      this.paint();
    }

    /* What there is. */
    get rows() { return this.book.rows.get(this.code); }
    get count() { return this.rows.length + (this.isRegister && this.sheet.mayEdit && this.rows.length < Forms.MOST_ROWS ? 1 : 0); }
    get isNew() { return this.at.row >= this.rows.length; }
    get column() { return this.columns[this.at.column]; }
    address(row = this.at.row, column = this.at.column) {
      return this.rows[row] ? Forms.addressOf(this.code, this.rows[row].id, this.columns[column].code) : "";
    }
    isFixed(row, column) {
      return !this.sheet.mayEdit || this.sheet.isComputed(this.code, this.rows[row]?.id, this.columns[column].code);
    }
    words(row, column) { return this.rows[row]?.cells[this.columns[column].code] ?? ""; }
    shown(row, column) {
      const entry = this.rows[row];
      return entry ? this.sheet.shown(this.code, entry.id, this.columns[column].code) : "";
    }
    rowName(row) { return this.isRegister ? String(row + 1) : this.table.lines[row].name; }

    /* The frame. */
    #build() {
      const headings = this.columns.map((column) => {
        const unit = column.unit_name ? make("small", {}, column.unit_name) : "";
        const star = column.required ? make("abbr", { title: this.sheet.say("required"), class: "must" }, "*") : "";
        return make("th", { role: "columnheader", scope: "col", class: `k-${column.kind}` }, make("span", {}, column.name), star, unit);
      });
      const corner = make("th", { role: "columnheader", scope: "col", class: "head" }, this.isRegister ? this.sheet.say("number") : this.sheet.say("line_name"));
      this.body = make("tbody", { role: "rowgroup" });
      this.foot = make("tfoot", { role: "rowgroup" });
      this.element = make("table", {
        role: "grid", id: this.id, class: `cells ${this.table.sort}`, "aria-label": this.table.name, "aria-multiselectable": "true",
        "aria-colcount": this.columns.length + 1, "aria-readonly": this.sheet.mayEdit ? null : "true",
      }, make("colgroup", {}, make("col", { class: "head" }), ...this.columns.map((column) => make("col", { class: `k-${column.kind}` }))),
      make("thead", { role: "rowgroup" }, make("tr", { role: "row", "aria-rowindex": 1 }, corner, ...headings)), this.body, this.foot);
      this.scroll = make("div", { class: "grid-scroll" }, this.element);
      this.root.append(this.scroll);
    }

    /* Painting. */
    #later() {
      if (this.waits) return;
      this.waits = requestAnimationFrame(() => { this.waits = 0; this.paint(); });
    }

    #changed() {
      this.at.row = Math.max(0, Math.min(this.at.row, this.count - 1));
      this.from.row = Math.max(0, Math.min(this.from.row, this.count - 1));
      this.#later();
    }

    /** Which rows are in the document: all of a short table, else those near the window and the one at hand. */
    #near() {
      const count = this.count;
      if (count <= WHOLE) return Array.from({ length: count }, (_, row) => row);
      const height = this.#rowHeight();
      const first = Math.max(0, Math.floor(this.scroll.scrollTop / height) - AROUND);
      const last = Math.min(count, Math.ceil((this.scroll.scrollTop + this.scroll.clientHeight) / height) + AROUND);
      const near = Array.from({ length: last - first }, (_, row) => first + row);
      if (this.at.row < first) near.unshift(this.at.row);
      else if (this.at.row >= last) near.push(this.at.row);
      return near;
    }

    #rowHeight() {
      if (!this.height) this.height = this.body.querySelector("tr:not(.gap)")?.getBoundingClientRect().height || 0;
      return this.height || 36;
    }

    paint() {
      const near = this.#near();
      const wanted = new Set(near);
      for (const [row, element] of this.shownRows) {
        if (wanted.has(row)) continue;
        element.remove();
        this.shownRows.delete(row);
      }
      this.body.querySelectorAll(".gap").forEach((gap) => gap.remove());
      let next = 0;
      let before = null;
      for (const row of near) {
        if (!this.shownRows.has(row)) this.shownRows.set(row, this.#newRow(row));
        const element = this.shownRows.get(row);
        if (row > next) before = this.#put(this.#gap(row - next), before);
        before = this.#put(element, before);
        next = row + 1;
        this.#paintRow(element, row);
      }
      if (next < this.count) this.#put(this.#gap(this.count - next), before);
      this.scroll.classList.toggle("many", this.count > WHOLE);
      this.element.setAttribute("aria-rowcount", String(this.count + 1));
      this.#paintFoot();
      this.editor.settle();
    }

    /** Puts a row behind another without taking out one that is in its place: what has the focus keeps it. */
    #put(element, before) {
      const place = before ? before.nextSibling : this.body.firstChild;
      if (place !== element) this.body.insertBefore(element, place);
      return element;
    }

    #gap(rows) {
      const gap = make("tr", { class: "gap", "aria-hidden": "true" }, make("td", { colspan: this.columns.length + 1 }));
      gap.style.height = `${rows * this.#rowHeight()}px`;
      return gap;
    }

    #newRow(row) {
      const head = make("th", { role: "rowheader", scope: "row", class: "head" });
      const cells = this.columns.map((column, index) => make("td", {
        role: "gridcell", class: `k-${column.kind}`, "aria-colindex": index + 2, "data-name": column.name,
      }, make("span", { class: "shown" })));
      return make("tr", { role: "row", "aria-rowindex": row + 2, "data-row": row }, head, ...cells);
    }

    #paintRow(element, row) {
      const isNew = row >= this.rows.length;
      const line = this.isRegister ? null : this.table.lines[row];
      element.classList.toggle("new", isNew);
      if (line) element.dataset.depth = line.depth;
      element.classList.toggle("total", Boolean(line?.total_of.length));
      const head = element.firstChild;
      const name = isNew ? "+" : this.rowName(row);
      if (head.dataset.said !== name) {
        head.replaceChildren(name, line?.unit_name ? make("small", {}, line.unit_name) : "");
        head.dataset.said = name;
        head.setAttribute("aria-label", isNew ? this.sheet.say("new_row") : name);
      }
      for (let column = 0; column < this.columns.length; column += 1) this.#paintCell(element.children[column + 1], row, column);
    }

    #paintCell(cell, row, column) {
      const address = this.address(row, column);
      const said = this.shown(row, column);
      const words = cell.firstChild;
      if (words.textContent !== said) words.textContent = said;
      const mark = address ? this.sheet.mark(address) : "";
      const states = { mark, fixed: this.isFixed(row, column) ? "1" : "", origin: address && this.book.origins[address] ? "1" : "", offer: address && this.sheet.offers(address).length && !said ? "1" : "", asked: address && this.sheet.remarks(address).length ? "1" : "" };
      for (const [state, value] of Object.entries(states)) {
        if (value) cell.dataset[state] = value; else delete cell.dataset[state];
      }
      if (mark === "bad") cell.setAttribute("aria-invalid", "true"); else cell.removeAttribute("aria-invalid");
      if (states.fixed) cell.setAttribute("aria-readonly", "true"); else cell.removeAttribute("aria-readonly");
      const { top, bottom, left, right } = this.chosen();
      const isIn = row >= top && row <= bottom && column >= left && column <= right;
      cell.setAttribute("aria-selected", String(isIn));
      cell.classList.toggle("at", row === this.at.row && column === this.at.column);
    }

    #paintFoot() {
      const sums = this.sheet.sums(this.code);
      if (!sums.size) return;
      if (!this.foot.firstChild) {
        const cells = this.columns.map((column) => make("td", { role: "gridcell", class: `k-${column.kind}`, "aria-readonly": "true", "data-name": column.name }));
        this.foot.append(make("tr", { role: "row" }, make("th", { role: "rowheader", scope: "row", class: "head" }, this.sheet.say("sum")), ...cells));
      }
      this.columns.forEach((column, index) => {
        const cell = this.foot.firstChild.children[index + 1];
        cell.textContent = sums.get(column.code) ?? "";
        cell.classList.toggle("empty", !sums.get(column.code));
      });
    }

    /* Where somebody stands. */
    cellAt(row, column) { return this.shownRows.get(row)?.children[column + 1] ?? null; }
    chosen() {
      return {
        top: Math.min(this.at.row, this.from.row), bottom: Math.max(this.at.row, this.from.row),
        left: Math.min(this.at.column, this.from.column), right: Math.max(this.at.column, this.from.column),
      };
    }

    /** Goes to a cell; with `extend` everything from where it stood is chosen. */
    go(row, column, { extend = false, focus = true } = {}) {
      this.at = { row: Math.max(0, Math.min(row, this.count - 1)), column: Math.max(0, Math.min(column, this.columns.length - 1)) };
      if (!extend) this.from = { ...this.at };
      this.#bring();
      this.paint();
      if (focus) this.editor.focus();
      this.tellPlace();
    }

    choose(from, at) {
      this.from = { ...from };
      this.go(at.row, at.column, { extend: true });
    }

    /** Moves the window so that the row at hand is in it. */
    #bring() {
      if (this.count > WHOLE) {
        const height = this.#rowHeight();
        const head = this.element.tHead.getBoundingClientRect().height + this.foot.getBoundingClientRect().height;
        const top = this.at.row * height;
        if (top < this.scroll.scrollTop) this.scroll.scrollTop = top;
        else if (top + height + head > this.scroll.scrollTop + this.scroll.clientHeight) this.scroll.scrollTop = top + height + head - this.scroll.clientHeight;
      }
    }

    tellPlace() {
      this.root.dispatchEvent(new CustomEvent("place", { bubbles: true, detail: this }));
    }

    /** Goes to a cell by its address, from a list elsewhere on the page. */
    goTo(id, column) {
      const row = this.rows.findIndex((each) => each.id === id);
      const index = Math.max(0, this.columns.findIndex((each) => each.code === column));
      if (row < 0) return;
      this.go(row, index);
      this.cellAt(row, index)?.scrollIntoView({ block: "center", inline: "nearest" });
    }

    /* What is done to it. */
    change(steps) { return this.book.change(steps); }

    /** The steps that put words into cells, `[row, column, words]`; rows that are not there yet are added. */
    steps(cells, keep = false) {
      const steps = [];
      const added = new Map();
      for (const [row, column, words] of cells) {
        const held = this.rows[row];
        if (held && this.isFixed(row, column)) continue;
        if (!held && (!this.isRegister || row >= Forms.MOST_ROWS)) continue;
        if (!held && !added.has(row)) {
          added.set(row, Forms.newId());
          steps.push({ do: "add", table: this.code, at: row, row: { id: added.get(row), cells: {} } });
        }
        const now = keep ? words : this.sheet.keep(this.columns[column], words, this.table.lines[row]);
        if (held && now === this.words(row, column)) continue;
        steps.push({ do: "set", table: this.code, id: held?.id ?? added.get(row), column: this.columns[column].code, now });
      }
      return steps;
    }

    put(row, column, words) { return this.change(this.steps([[row, column, words]])); }

    clear() {
      const { top, bottom, left, right } = this.chosen();
      const cells = [];
      for (let row = top; row <= Math.min(bottom, this.rows.length - 1); row += 1) for (let column = left; column <= right; column += 1) cells.push([row, column, ""]);
      this.change(this.steps(cells));
    }

    /** The top row of what is chosen, into all rows below it. */
    fillDown() {
      const { top, bottom, left, right } = this.chosen();
      const first = top === bottom ? top - 1 : top;
      const cells = [];
      for (let row = first + 1; row <= bottom; row += 1) for (let column = left; column <= right; column += 1) cells.push([row, column, this.words(first, column)]);
      if (first >= 0) this.change(this.steps(cells, true));
    }

    addRow() {
      const at = Math.min(this.at.row + (this.isNew ? 0 : 1), this.rows.length);
      this.change([{ do: "add", table: this.code, at, row: { id: Forms.newId(), cells: {} } }]);
      this.go(at, 0);
    }

    dropRows() {
      const { top, bottom } = this.chosen();
      const steps = this.rows.slice(top, bottom + 1).map((row) => ({ do: "drop", table: this.code, id: row.id }));
      this.change(steps);
      this.go(top, this.at.column);
    }

    moveRows(by) {
      const { top, bottom } = this.chosen();
      const chosen = this.rows.slice(top, bottom + 1);
      if (!chosen.length || top + by < 0 || bottom + by >= this.rows.length) return;
      const [from, at] = [this.from, this.at].map((place) => ({ ...place, row: place.row + by }));
      // Down begins with the last row, so that each lands beside the one that was moved before it.
      const ordered = by > 0 ? chosen.toReversed() : chosen;
      const places = ordered.map((row) => this.rows.indexOf(row) + by);
      this.change(ordered.map((row, index) => ({ do: "move", table: this.code, id: row.id, to: places[index] })));
      this.choose(from, at);
    }

    /* Blocks. */
    block() {
      const { top, bottom, left, right } = this.chosen();
      const columns = this.columns.slice(left, right + 1);
      return this.rows.slice(top, bottom + 1).map((row) => columns.map((column) => ({
        words: row.cells[column.code] ?? "", plain: this.sheet.plain(this.code, row.id, column.code),
      })));
    }

    /** Puts a block of words here; one cell fills all that is chosen. Answers how many cells it was. */
    paste(block, keep = false) {
      const { top, left, bottom, right } = this.chosen();
      const rows = this.#withoutHeadings(block, top, left);
      const cells = [];
      if (rows.length === 1 && rows[0].length === 1 && (bottom > top || right > left)) {
        for (let row = top; row <= bottom; row += 1) for (let column = left; column <= right; column += 1) cells.push([row, column, rows[0][0]]);
      } else {
        rows.forEach((row, down) => row.forEach((words, over) => {
          if (left + over < this.columns.length) cells.push([top + down, left + over, words]);
        }));
      }
      const steps = this.steps(cells, keep);
      this.change(steps);
      const width = Math.max(...rows.map((row) => row.length));
      if (rows.length > 1 || width > 1) {
        this.choose({ row: Math.min(top + rows.length, this.rows.length || 1) - 1, column: Math.min(left + width, this.columns.length) - 1 }, { row: top, column: left });
      } else this.paint();
      return steps.filter((step) => step.do === "set").length;
    }

    /** A copied table often brings its headings, and the names of its lines, along. */
    #withoutHeadings(block, top, left) {
      let rows = block;
      const like = (words, name) => Forms.fold(words) === Forms.fold(name) && words.trim() !== "";
      if (rows.length > 1 && rows[0].length > 1) {
        const heads = rows[0].filter((words) => this.columns.some((column) => like(words, column.name))).length;
        if (heads > 1 && heads * 2 >= rows[0].length) rows = rows.slice(1);
      }
      if (!this.isRegister && left === 0 && rows.every((row, down) => this.table.lines[top + down] && like(row[0], this.table.lines[top + down].name))) {
        rows = rows.map((row) => row.slice(1));
      }
      return rows;
    }
  }

  Forms.make = make;
  Forms.Grid = Grid;
  Forms.MOST_ROWS = 5000;
})();
