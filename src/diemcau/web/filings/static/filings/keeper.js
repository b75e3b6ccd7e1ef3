// Keeps what is typed: on the server every few seconds, on this machine while the server cannot be reached. Whoever
// comes second is shown what the first one did, cell by cell; cells that only one of both changed are brought together.
"use strict";
(() => {
  const Forms = (globalThis.Forms ??= {});
  const { make } = Forms;
  const REST = 2500; // milliseconds without a change before it is sent
  const MOST = 10000; // after which it is sent though somebody types on
  const LETTERS = 50; // sent for which it waits another millisecond, so that a large register is not sent all the time
  const LONGEST = 20000; // milliseconds that it waits at all
  const AGAIN = 15000; // before a server that did not answer is asked again

  class Keeper {
    /** `place`: where the state is shown; `dialog`: for conflicts. */
    constructor(sheet, place, dialog) {
      Object.assign(this, { sheet, place, dialog, book: sheet.book, data: sheet.data });
      this.edit = this.data.edit;
      this.version = this.data.version;
      this.kept = this.book.content();
      this.since = 0;
      this.key = `diemcau.return.${this.data.filing}.${this.data.person}`;
      this.tell("saved");
      if (!sheet.mayEdit) return;
      this.#bringBack();
      this.book.addEventListener("change", () => this.#changed());
      addEventListener("online", () => this.#soon(0));
      addEventListener("beforeunload", (event) => { if (this.since && !this.isHere) event.preventDefault(); });
      document.addEventListener("visibilitychange", () => { if (document.hidden && this.since) this.save(); });
    }

    tell(name, facts = {}) {
      this.place.textContent = this.sheet.say(name, facts);
      this.place.dataset.state = name;
    }

    /* When. */
    #changed() {
      this.since ||= Date.now();
      this.tell("unsaved");
      clearTimeout(this.writing);
      this.writing = setTimeout(() => this.#keepHere(), 400);
      this.#soon(Math.max(0, Math.min(this.rest, this.since + Math.max(MOST, this.rest) - Date.now())));
    }
    /** How long it waits: longer, the more there is to send. */
    get rest() { return Math.min(LONGEST, REST + (this.size ?? 0) / LETTERS); }
    #soon(wait) {
      clearTimeout(this.timer);
      if (this.since) this.timer = setTimeout(() => this.save(), wait);
    }

    /* On this machine. */
    get mayKeepHere() { return this.data.may_keep_here; }
    #keepHere() {
      if (!this.mayKeepHere || !this.since) return;
      try {
        localStorage.setItem(this.key, JSON.stringify({ version: this.version, content: this.book.content(), origins: this.book.origins }));
        this.isHere = true;
      } catch { this.isHere = false; }
    }
    #forgetHere() {
      clearTimeout(this.writing);
      try { localStorage.removeItem(this.key); } catch { /* a browser that keeps nothing has nothing to forget */ }
      this.isHere = false;
    }
    /** What was typed while the server could not be reached comes back as a change of the content it began with. */
    #bringBack() {
      let held = null;
      try { held = JSON.parse(localStorage.getItem(this.key)); } catch { /* nothing that could be brought back */ }
      if (!held) return;
      const { cells, orders } = Forms.differences(this.kept, held.content);
      if (!cells.length && !Object.keys(orders).length) return void this.#forgetHere();
      this.version = held.version;
      if (held.version !== this.data.version) this.edit = -1; // begun with an older one: the server brings both together
      this.book.load(held.content, held.origins);
      this.kept = null;
      this.since = Date.now();
      this.isHere = true;
      this.tell("given_back", { count: cells.length });
      this.#soon(REST);
    }

    /* On the server. */
    async save(chosen = null) {
      if (this.isSending || !this.since) return;
      clearTimeout(this.timer);
      const sent = this.book.content();
      const body = JSON.stringify({ edit: this.edit, version: this.version, content: sent, origins: this.book.origins, chosen: chosen ?? {} });
      this.size = body.length;
      const began = Date.now();
      this.isSending = true;
      this.tell("saving");
      try {
        const answer = await fetch(this.data.save, {
          method: "POST", credentials: "same-origin", redirect: "manual",
          headers: { "Content-Type": "application/json", "X-CSRFToken": csrf(), "HX-Request": "true" },
          body,
        });
        await this.#answered(answer, sent, began);
      } catch {
        this.#keepHere();
        this.tell(this.isHere ? "kept_here" : "kept_here_not");
        this.#soon(AGAIN);
      } finally { this.isSending = false; }
    }

    async #answered(answer, sent, began) {
      if (answer.type === "opaqueredirect" || answer.status === 401) {
        this.#keepHere();
        return void this.tell("out_of_session");
      }
      if (!(answer.headers.get("Content-Type") ?? "").startsWith("application/json")) return void this.#refused(await answer.text());
      const said = await answer.json();
      if (answer.status === 409) return void this.#clash(said);
      if (!answer.ok) throw new Error(String(answer.status));
      Object.assign(this, { edit: said.edit, version: said.version });
      this.kept = said.content ?? sent;
      if (said.content) {
        const steps = Forms.stepsOf(this.book, sent, said.content, said.origins);
        if (steps.length) this.book.change(steps);
      }
      // Since it was sent somebody may have typed on; the steps just brought in are kept already.
      const { cells, orders } = Forms.differences(this.kept, this.book.content());
      if (cells.length || Object.keys(orders).length) {
        this.since = began;
        this.#keepHere();
        this.tell("unsaved");
        return void this.#soon(REST);
      }
      this.since = 0;
      clearTimeout(this.timer);
      this.#forgetHere();
      this.tell(said.merged ? "merged" : "saved_at", { time: said.at });
    }

    /** The house said why it does not take it; a page of the house as a part holds the words. */
    #refused(html) {
      const page = new DOMParser().parseFromString(html, "text/html");
      const words = page.querySelector(".notice, main")?.textContent.trim().replace(/\s+/g, " ");
      this.#keepHere();
      this.place.textContent = `${this.sheet.say("not_saved")} ${words ?? ""}`.trim();
      this.place.dataset.state = "not_saved";
    }

    /* Conflicts. */
    #clash(said) {
      this.tell("not_saved");
      this.#keepHere();
      const choices = new Map(said.clashes.map((clash) => [clash.cell, ""]));
      const rows = said.clashes.map((clash, index) => this.#clashRow(clash, index, choices));
      const send = Forms.button(this.sheet.say("done"), () => { this.dialog.close(); this.edit = said.edit; this.save(Object.fromEntries(choices)); }, { class: "first", disabled: "" });
      const ready = () => { send.disabled = [...choices.values()].includes(""); };
      const all = (side) => () => {
        for (const row of rows) row.querySelector(`input[value=${side}]`).checked = true;
        for (const cell of choices.keys()) choices.set(cell, side);
        ready();
      };
      const table = make("table", {}, make("thead", {}, make("tr", {}, make("th", { scope: "col" }, this.sheet.say("conflict_cell")), make("th", { scope: "col" }, this.sheet.say("conflict_mine")), make("th", { scope: "col" }, said.who))), make("tbody", {}, ...rows));
      table.addEventListener("change", ready);
      this.dialog.replaceChildren(
        make("h2", { id: "clash-head" }, this.sheet.say("conflict", { who: said.who, time: said.at })), make("div", { class: "scroll" }, table),
        make("p", { class: "keys" }, send, Forms.button(this.sheet.say("choose_mine"), all("mine")), Forms.button(this.sheet.say("choose_theirs"), all("theirs"))));
      if (!this.dialog.open) this.dialog.showModal();
    }

    #clashRow(clash, index, choices) {
      const [table, , column] = clash.cell.split("/");
      const shown = (words) => this.sheet.reader.show(this.sheet.columns.get(table).get(column), words) || "–";
      const side = (name) => {
        const radio = make("input", { type: "radio", name: `clash-${index}`, value: name });
        radio.addEventListener("change", () => choices.set(clash.cell, name));
        return make("td", {}, make("label", {}, radio, " ", shown(clash[name])));
      };
      const was = make("small", { class: "muted" }, this.sheet.say("was", { words: shown(clash.base) }));
      return make("tr", {}, make("th", { scope: "row" }, this.sheet.tell(clash.cell), was), side("mine"), side("theirs"));
    }
  }

  const csrf = () => JSON.parse(document.body.getAttribute("hx-headers") ?? "{}")["X-CSRFToken"] ?? "";

  Forms.Keeper = Keeper;
})();
