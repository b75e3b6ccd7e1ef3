// The form that is filled in without a network: one file, opened from a disk. It keeps every save with its time, here and
// in the package that it exports; each save is sealed with a sum that the next one carries (`entry/package.py`).
"use strict";
(() => {
  const { Forms } = globalThis;
  const root = document.getElementById("package");
  if (!root) return;
  const { make } = Forms;
  const FORMAT = "diemcau.package/1";
  const REST = 2500; // milliseconds without a change before a save is added

  /** The saves of a form, each with what it changed. */
  class History {
    constructor(data) {
      this.data = data;
      this.head = { format: FORMAT, filing: data.filing, form: data.form.code, version: data.version, base: data.base };
      this.clear();
    }
    clear() {
      this.saves = [];
      this.content = this.data.content;
    }

    /** Adds what came about since the last save; null where nothing did. */
    add(content, at) {
      const { cells, orders } = Forms.differences(this.content, content);
      if (!cells.length && !Object.keys(orders).length) return null;
      const before = this.saves.at(-1)?.link ?? Forms.sumOf(this.head);
      const save = { number: this.saves.length + 1, at, cells, orders, content: Forms.sumOf(content), before };
      save.link = Forms.sumOf(save);
      this.saves.push(save);
      this.content = content;
      return save;
    }

    toPackage(origins) {
      const sealed = { ...this.head, content: this.content, origins, history: this.saves };
      return { ...sealed, digest: Forms.sumOf(sealed) };
    }

    /** Takes up a package that was exported before; the words of what is wrong with it, or an empty text. */
    open(said) {
      if (said?.format !== FORMAT || said.filing !== this.head.filing) return "other";
      const { digest, ...sealed } = said;
      if (said.base !== this.head.base || said.version !== this.head.version) return "base";
      let before = Forms.sumOf(this.head);
      for (const save of said.history) {
        const { link, ...rest } = save;
        if (save.before !== before || Forms.sumOf(rest) !== link) return "changed";
        before = link;
      }
      if (Forms.sumOf(sealed) !== digest) return "changed";
      this.saves = said.history;
      this.content = said.content;
      return "";
    }
  }

  class Desk {
    constructor(data) {
      this.data = data;
      this.sheet = new Forms.Sheet(data);
      this.history = new History(data);
      this.key = `diemcau.package.${data.filing}.${data.version}`;
      const find = (id) => document.getElementById(id);
      Object.assign(this, { state: find("package-state"), list: find("package-history"), told: find("package-told") });
      this.sheet.addEventListener("announce", (event) => { this.told.textContent = event.detail; });
      this.grids = Forms.openTables(find("package-tables"), this.sheet);
      new Forms.Panel(find("package-aside"), this.sheet, this.grids);
      Forms.openTurning(this.sheet, find("package-undo"), find("package-redo"));
      this.#bringBack();
      this.sheet.book.addEventListener("change", () => this.#changed());
      find("package-export").addEventListener("click", () => this.#export());
      find("package-open").addEventListener("change", (event) => this.#open(event.target));
      addEventListener("beforeunload", (event) => { if (!this.isHere && this.history.saves.length) event.preventDefault(); });
      document.addEventListener("visibilitychange", () => { if (document.hidden) this.save(); });
      this.#paint();
    }

    say(name, facts) { return this.sheet.say(name, facts); }

    #changed() {
      this.state.dataset.state = "unsaved";
      this.state.textContent = this.say("unsaved");
      clearTimeout(this.timer);
      this.timer = setTimeout(() => this.save(), REST);
    }

    save() {
      clearTimeout(this.timer);
      this.history.add(this.sheet.book.content(), new Date().toISOString());
      this.#keepHere();
      this.#paint();
    }

    #keepHere() {
      try {
        localStorage.setItem(this.key, JSON.stringify(this.history.toPackage(this.sheet.book.origins)));
        this.isHere = true;
      } catch { this.isHere = false; }
    }
    #bringBack() {
      try {
        const held = JSON.parse(localStorage.getItem(this.key));
        this.isHere = true;
        if (held && this.history.open(held) === "") this.sheet.book.load(held.content, held.origins);
      } catch { this.isHere = false; }
    }

    #paint() {
      const last = this.history.saves.at(-1);
      this.state.dataset.state = this.isHere ? "saved" : "kept_here_not";
      this.state.textContent = !this.isHere ? this.say("only_open") : last ? this.say("saved_at", { time: this.#time(last.at) }) : this.say("nothing_yet");
      const shown = this.history.saves.slice(-100).toReversed();
      this.list.replaceChildren(...shown.map((save) => make("li", {}, make("time", { datetime: save.at }, this.#time(save.at)), ` · ${this.say("cells_changed", { count: save.cells.length })}`)));
      document.getElementById("package-count").textContent = String(this.history.saves.length);
    }
    #time(at) { return new Date(at).toLocaleString(this.data.language === "vi" ? "vi-VN" : "en-GB", { dateStyle: "short", timeStyle: "short" }); }

    #export() {
      this.save();
      const body = JSON.stringify(this.history.toPackage(this.sheet.book.origins));
      const link = make("a", { download: this.data.name, href: URL.createObjectURL(new Blob([body], { type: "application/json" })) });
      link.click();
      setTimeout(() => URL.revokeObjectURL(link.href), 60000);
      this.told.textContent = this.say("exported", { name: this.data.name });
    }

    async #open(field) {
      const [file] = field.files;
      if (!file) return;
      let wrong = "other";
      try {
        const said = JSON.parse(await file.text());
        wrong = this.history.open(said);
        if (!wrong) { this.sheet.book.load(said.content, said.origins); this.#keepHere(); }
      } catch { wrong = "other"; }
      field.value = "";
      this.told.textContent = this.say(wrong ? `open_${wrong}` : "opened", { name: file.name });
      this.#paint();
    }
  }

  new Desk(JSON.parse(document.getElementById("package-data").textContent));
  root.dataset.ready = "";
})();
