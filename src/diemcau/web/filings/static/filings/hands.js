// What somebody does in a grid with keys, pointer and clipboard.
"use strict";
(() => {
  const Forms = (globalThis.Forms ??= {});
  const OWN = "web application/x-diemcau-cells"; // what is kept of copied cells, so that nothing is read twice

  class Hands {
    constructor(grid) {
      this.grid = grid;
      this.editor = grid.editor;
      const { field } = grid.editor;
      field.addEventListener("keydown", (event) => this.#key(event));
      field.addEventListener("copy", (event) => this.#copy(event));
      field.addEventListener("cut", (event) => { if (this.#copy(event)) grid.clear(); });
      field.addEventListener("paste", (event) => this.#paste(event));
      grid.element.addEventListener("pointerdown", (event) => this.#press(event));
      grid.element.addEventListener("pointerover", (event) => this.#drag(event));
      grid.element.addEventListener("dblclick", (event) => { if (event.target.closest("tbody td")) this.editor.open(); });
    }

    /* Keys. */
    #key(event) {
      if (event.isComposing) return;
      const isCommand = event.ctrlKey || event.metaKey;
      const done = this.editor.isOn ? this.#keyInWords(event, isCommand) : isCommand ? this.#command(event) : this.#keyInGrid(event);
      if (done) { event.preventDefault(); event.stopPropagation(); }
    }

    #keyInWords(event, isCommand) {
      const { editor } = this;
      if (editor.isListOpen && (event.key === "ArrowDown" || event.key === "ArrowUp")) { editor.step(event.key === "ArrowDown" ? 1 : -1); return true; }
      if (event.key === "Escape") { editor.cancel(); return true; }
      if (event.key === "Enter") {
        if (event.altKey && this.grid.column.kind === "long") { editor.field.setRangeText("\n", editor.field.selectionStart, editor.field.selectionEnd, "end"); return true; }
        editor.done(event.shiftKey ? -1 : 1, 0);
        return true;
      }
      if (event.key === "Tab") return this.#tab(event, () => editor.done(0, 0));
      const [down, over] = ARROWS[event.key] ?? [0, 0];
      if ((down || over) && editor.state === "quick" && !isCommand) { editor.done(down, over); return true; }
      return false;
    }

    #keyInGrid(event) {
      const { grid, editor } = this;
      const { row, column } = grid.at;
      const [down, over] = ARROWS[event.key] ?? [0, 0];
      if (event.altKey && event.shiftKey && down && grid.isRegister && grid.sheet.mayEdit) { grid.moveRows(down); return true; }
      if (event.altKey && event.key === "ArrowDown" && editor.isListed) { editor.open(); return true; }
      if (event.altKey) return false;
      if (down || over) { grid.go(row + down, column + over, { extend: event.shiftKey }); return true; }
      const page = Math.max(1, Math.floor(grid.scroll.clientHeight / 40) - 1);
      switch (event.key) {
        case "Home": grid.go(row, 0, { extend: event.shiftKey }); return true;
        case "End": grid.go(row, grid.columns.length - 1, { extend: event.shiftKey }); return true;
        case "PageDown": grid.go(row + page, column, { extend: event.shiftKey }); return true;
        case "PageUp": grid.go(row - page, column, { extend: event.shiftKey }); return true;
        case "Enter": grid.go(row + (event.shiftKey ? -1 : 1), column); return true;
        case "F2": editor.open(); return true;
        case "Tab": return this.#tab(event, () => {});
        case "Escape": this.leaves = true; grid.go(row, column); return true;
        case "Delete": case "Backspace": grid.clear(); grid.paint(); return true;
        default: return false;
      }
    }

    /** On to the next cell, over the ends of rows; out of the grid at its ends, and anywhere after Escape. */
    #tab(event, first) {
      const { grid } = this;
      const { row, column } = grid.at;
      const over = column + (event.shiftKey ? -1 : 1);
      const down = over < 0 ? -1 : over >= grid.columns.length ? 1 : 0;
      const leaves = this.leaves || row + down < 0 || row + down >= grid.count;
      this.leaves = false;
      first();
      if (leaves) return false;
      grid.go(row + down, down ? (down > 0 ? 0 : grid.columns.length - 1) : over);
      return true;
    }

    #command(event) {
      const { grid, editor } = this;
      const [down, over] = ARROWS[event.key] ?? [0, 0];
      if (down || over) { this.#toEdge(down, over, event.shiftKey); return true; }
      switch (event.key.toLowerCase()) {
        case "home": grid.go(0, 0, { extend: event.shiftKey }); return true;
        case "end": grid.go(grid.count - 1, grid.columns.length - 1, { extend: event.shiftKey }); return true;
        case "a": grid.choose({ row: 0, column: 0 }, { row: Math.max(0, grid.rows.length - 1), column: grid.columns.length - 1 }); return true;
        case "d": grid.fillDown(); editor.focus(); return true;
        case "delete": if (grid.isRegister && grid.sheet.mayEdit) grid.dropRows(); return true;
        default: return false; // undo and redo are the page's, over all tables
      }
    }

    /** To the last filled cell that way, or over empty ones to the next filled. */
    #toEdge(down, over, extend) {
      const { grid } = this;
      let { row, column } = grid.at;
      const has = (atRow, atColumn) => grid.shown(atRow, atColumn) !== "";
      const inside = (atRow, atColumn) => atRow >= 0 && atRow < grid.rows.length && atColumn >= 0 && atColumn < grid.columns.length;
      const wasFilled = inside(row, column) && has(row, column) && inside(row + down, column + over) && has(row + down, column + over);
      while (inside(row + down, column + over)) {
        if (wasFilled && !has(row + down, column + over)) break;
        row += down;
        column += over;
        if (!wasFilled && has(row, column)) break;
      }
      grid.go(row, column, { extend });
    }

    /* Pointer. */
    #place(event) {
      const cell = event.target.closest("tbody tr[data-row] > *");
      return cell ? { row: Number(cell.parentElement.dataset.row), column: [...cell.parentElement.children].indexOf(cell) - 1 } : null;
    }

    #press(event) {
      if (event.target === this.editor.field && this.editor.isOn) return;
      const place = this.#place(event);
      if (!place || event.button > 0) return;
      event.preventDefault();
      const { grid } = this;
      if (this.editor.isOn) this.editor.done(0, 0);
      if (place.column < 0) return void grid.choose({ row: place.row, column: grid.columns.length - 1 }, { row: place.row, column: 0 });
      const again = place.row === grid.at.row && place.column === grid.at.column && this.editor.hasFocus;
      grid.go(place.row, place.column, { extend: event.shiftKey });
      this.drags = event.pointerType === "mouse";
      if (again && event.pointerType !== "mouse") this.editor.open();
      addEventListener("pointerup", () => { this.drags = false; }, { once: true });
    }

    #drag(event) {
      if (!this.drags || !event.buttons) return;
      const place = this.#place(event);
      if (place && place.column >= 0) this.grid.go(place.row, place.column, { extend: true });
    }

    /* Clipboard. */
    #copy(event) {
      if (this.editor.isOn) return false;
      const block = this.grid.block();
      if (!block.length) return false;
      event.preventDefault();
      event.clipboardData.setData("text/plain", Forms.toBlock(block.map((row) => row.map((cell) => cell.plain))));
      event.clipboardData.setData(OWN, JSON.stringify(block.map((row) => row.map((cell) => cell.words))));
      return true;
    }

    #paste(event) {
      if (this.editor.isOn || this.editor.isFixed) return;
      event.preventDefault();
      const own = event.clipboardData.getData(OWN);
      const block = own ? JSON.parse(own) : Forms.fromBlock(event.clipboardData.getData("text/plain"));
      const count = this.grid.paste(block.slice(0, Forms.MOST_ROWS), Boolean(own));
      this.grid.sheet.announce("pasted", count);
    }
  }

  const ARROWS = { ArrowDown: [1, 0], ArrowUp: [-1, 0], ArrowRight: [0, 1], ArrowLeft: [0, -1] };

  Forms.Hands = Hands;
})();
