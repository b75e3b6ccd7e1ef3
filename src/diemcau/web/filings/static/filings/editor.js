// The one field of a grid. It lies over the cell at hand, unseen until somebody types, so that input methods, the
// clipboard and screen readers meet a real field; choices and countries are offered in a list below it.
"use strict";
(() => {
  const Forms = (globalThis.Forms ??= {});
  const LISTED = new Set(["choice", "country", "yes_no"]);
  const MOST_OFFERED = 60;

  /** Puts something beside a cell, below it or above where there is no room. */
  Forms.place = (element, cell) => {
    const box = cell.getBoundingClientRect();
    element.hidden = false;
    element.style.minWidth = `${Math.round(box.width)}px`;
    const { width, height } = element.getBoundingClientRect();
    const above = box.bottom + height + 4 > innerHeight && box.top - height > 0;
    element.style.left = `${Math.round(Math.max(4, Math.min(box.left, innerWidth - width - 4)))}px`;
    element.style.top = `${Math.round(above ? box.top - height - 2 : box.bottom + 2)}px`;
  };

  class Editor {
    /** `state`: `rest`, `quick` (begun by typing: arrows leave the cell) or `full` (arrows move in the words). */
    constructor(grid) {
      this.grid = grid;
      this.state = "rest";
      this.field = Forms.make("textarea", { class: "editor", rows: "1", spellcheck: "false", autocomplete: "off", autocapitalize: "off", maxlength: "4000" });
      this.list = Forms.make("ul", { class: "offered", role: "listbox", id: `${grid.id}-list`, hidden: "" });
      this.bubble = Forms.make("p", { class: "bubble", id: `${grid.id}-why`, hidden: "" });
      grid.root.append(this.list, this.bubble);
      this.field.addEventListener("input", () => this.#typed());
      this.field.addEventListener("focus", () => { grid.root.classList.add("here"); this.settle(); grid.tellPlace(); });
      this.field.addEventListener("blur", () => this.#left());
      this.list.addEventListener("pointerdown", (event) => {
        event.preventDefault();
        const option = event.target.closest("[role=option]");
        if (option) { this.field.value = option.dataset.name; this.done(1, 0); }
      });
    }

    get isOn() { return this.state !== "rest"; }
    get isListed() { return LISTED.has(this.grid.column.kind); }
    get hasFocus() { return document.activeElement === this.field; }
    get isFixed() { return this.grid.isFixed(this.grid.at.row, this.grid.at.column); }

    /** Into the cell at hand. Moving a field takes its focus, which is given back. */
    settle() {
      const { grid } = this;
      const cell = grid.cellAt(grid.at.row, grid.at.column);
      if (!cell) return;
      if (this.field.parentElement !== cell) {
        const had = this.hasFocus;
        this.moving = true;
        cell.append(this.field);
        if (had) this.field.focus({ preventScroll: true });
        this.moving = false;
      }
      if (this.isOn) return;
      this.field.readOnly = this.isFixed;
      this.field.value = grid.shown(grid.at.row, grid.at.column);
      this.#describe();
      if (this.hasFocus) { this.field.select(); this.#why(cell); }
    }

    #describe() {
      const { grid, field } = this;
      const { row, column } = grid.at;
      field.setAttribute("aria-label", `${grid.column.name}, ${grid.isNew ? grid.sheet.say("new_row") : grid.rowName(row)}`);
      const reasons = grid.sheet.reasons(grid.address(row, column));
      field.setAttribute("aria-describedby", this.bubble.id);
      if (reasons.length) field.setAttribute("aria-invalid", "true"); else field.removeAttribute("aria-invalid");
      const roles = { role: "combobox", "aria-expanded": "false", "aria-controls": this.list.id, "aria-autocomplete": "list" };
      for (const [name, value] of Object.entries(roles)) {
        if (this.isListed && !this.isFixed) field.setAttribute(name, value); else field.removeAttribute(name);
      }
    }

    /** What is wrong with the cell, beside it. */
    #why(cell) {
      const reasons = this.grid.sheet.reasons(this.grid.address());
      this.bubble.textContent = reasons.map((reason) => reason.says).join("\n");
      this.bubble.dataset.mark = reasons[0]?.mark ?? "";
      if (reasons.length) Forms.place(this.bubble, cell); else this.bubble.hidden = true;
    }

    focus() {
      this.settle();
      this.field.focus({ preventScroll: true });
      this.field.select();
      this.field.parentElement?.scrollIntoView({ block: "nearest", inline: "nearest" });
      this.settle();
    }

    /* Typing. */
    #typed() {
      if (this.isFixed) return;
      if (!this.isOn) this.#begin("quick");
      this.#grow();
      if (this.isListed) this.#offer(this.field.value);
    }

    #begin(state) {
      this.state = state;
      this.bubble.hidden = true;
      this.field.classList.add("on");
    }

    /** Opens the cell for its words to be changed. */
    open() {
      if (this.isFixed) return;
      const { grid } = this;
      this.#begin("full");
      this.field.value = grid.isNew ? "" : grid.sheet.editable(grid.code, grid.rows[grid.at.row].id, grid.column.code);
      this.field.focus({ preventScroll: true });
      this.field.setSelectionRange(this.field.value.length, this.field.value.length);
      this.was = this.field.value;
      this.#grow();
      if (this.isListed) { this.field.select(); this.#offer(""); }
    }

    #grow() {
      this.field.style.height = "";
      if (this.field.scrollHeight > this.field.clientHeight + 2) this.field.style.height = `${Math.min(this.field.scrollHeight + 2, 320)}px`;
    }

    #end() {
      this.state = "rest";
      this.was = undefined;
      this.field.classList.remove("on");
      this.field.style.height = "";
      this.#shut();
    }

    /** Keeps what was typed, unless nothing was changed, and goes on by so many rows and columns. */
    done(down, over) {
      const { grid } = this;
      const { row, column } = grid.at;
      const taken = this.#marked();
      const words = taken ? taken.dataset.name : this.field.value;
      const isSame = this.was !== undefined && this.was === words;
      this.#end();
      if (!isSame) grid.put(row, column, words);
      if (down || over) grid.go(row + down, column + over);
      else { grid.paint(); grid.tellPlace(); }
    }

    cancel() {
      this.#end();
      this.settle();
    }

    #left() {
      if (this.moving) return;
      this.bubble.hidden = true;
      if (this.isOn) this.done(0, 0);
      this.grid.root.classList.remove("here");
    }

    /** The page was moved under what lies beside a cell. */
    away() {
      this.bubble.hidden = true;
      this.#shut();
    }

    /* The list. */
    #offer(words) {
      const asked = Forms.fold(words.trim());
      const every = this.grid.sheet.choices(this.grid.column);
      const fitting = asked === "" ? every : every.filter((choice) => choice.folded.includes(asked));
      fitting.sort((one, other) => Number(other.folded.startsWith(asked)) - Number(one.folded.startsWith(asked)));
      const options = fitting.slice(0, MOST_OFFERED).map((choice, index) => Forms.make("li", {
        role: "option", id: `${this.list.id}-${index}`, "data-name": choice.name, "aria-selected": String(index === 0 && asked !== ""),
      }, choice.name));
      this.list.replaceChildren(...options);
      if (!options.length) return void this.#shut();
      this.field.setAttribute("aria-expanded", "true");
      Forms.place(this.list, this.field.parentElement);
      this.mark(asked === "" ? null : options[0]);
    }

    get isListOpen() { return !this.list.hidden; }
    #marked() { return this.isListOpen ? this.list.querySelector("[aria-selected=true]") : null; }

    mark(option) {
      for (const each of this.list.children) each.setAttribute("aria-selected", String(each === option));
      if (option) { this.field.setAttribute("aria-activedescendant", option.id); option.scrollIntoView({ block: "nearest" }); }
    }

    step(by) {
      const all = [...this.list.children];
      const place = all.indexOf(this.#marked());
      this.mark(all[place < 0 ? (by > 0 ? 0 : all.length - 1) : (place + by + all.length) % all.length]);
    }

    #shut() {
      this.list.hidden = true;
      this.field.setAttribute("aria-expanded", "false");
      if (!this.isListed) this.field.removeAttribute("aria-expanded");
      this.field.removeAttribute("aria-activedescendant");
    }
  }

  Forms.Editor = Editor;
})();
