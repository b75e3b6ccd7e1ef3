// Beside the tables: what is known of the cell at hand, and everything the rules found, each leading to its cell.
"use strict";
(() => {
  const Forms = (globalThis.Forms ??= {});
  const MOST_LISTED = 200;
  const MOST_ROWS = 20; // offered at once
  const { make } = Forms;

  const button = (words, act, attributes = {}) => {
    const element = make("button", { type: "button", ...attributes }, words);
    element.addEventListener("click", act);
    return element;
  };

  class Panel {
    constructor(root, sheet, grids) {
      Object.assign(this, { root, sheet, grids, address: "", grid: null });
      this.cell = make("section", { class: "about", "aria-live": "polite" });
      this.offers = make("div", { class: "offers-all" });
      this.summary = make("h2", { class: "findings-head" });
      this.list = make("ol", { class: "findings" });
      root.append(this.cell, make("section", { class: "found" }, this.summary, this.list), this.offers);
      // A finger on it takes the focus of no cell, or it would be gone from under the finger.
      this.cell.addEventListener("pointerdown", (event) => { if (event.pointerType !== "mouse") event.preventDefault(); });
      sheet.addEventListener("checked", () => this.paint());
      addEventListener("place", (event) => { this.grid = event.detail; this.paintCell(); });
      this.paint();
    }

    say(name, facts) { return this.sheet.say(name, facts); }

    paint() {
      this.#paintFindings();
      this.#paintOffers();
      this.paintCell();
    }

    /* The cell at hand. */
    paintCell() {
      const { grid, sheet } = this;
      const address = grid?.address() ?? "";
      this.cell.hidden = !grid;
      if (!grid) return;
      const parts = [make("h2", {}, grid.column.name), make("p", { class: "muted where" }, grid.isNew ? this.say("new_row") : this.#rowOf(address))];
      if (grid.column.help) parts.push(make("p", { class: "help" }, grid.column.help));
      if (address) {
        parts.push(...sheet.reasons(address).map((reason) => make("p", { class: "why", "data-mark": reason.mark }, reason.says)));
        parts.push(...sheet.remarks(address).map((remark) => this.#remark(remark)));
        parts.push(...this.#past(address), ...this.#origin(address), ...this.#offersOf(address));
      }
      this.cell.replaceChildren(...parts);
      this.cell.classList.toggle("plain", parts.length < 3);
    }

    #rowOf(address) { return this.sheet.tell(address.split("/").slice(0, 2).join("/")); }

    #past(address) {
      const before = this.sheet.before(address);
      return before ? [make("p", { class: "before" }, this.say("before"), " ", make("strong", {}, before))] : [];
    }

    #origin(address) {
      const origin = this.sheet.book.origins[address];
      if (!origin) return [];
      const told = "mention" in origin ? this.say("from_document") : "file" in origin ? this.say("from_file", { file: origin.file, at: origin.at ?? "" }) : this.say("from_was");
      return [make("p", { class: "origin" }, told), ...this.#source(origin.mention)];
    }

    #remark(remark) {
      return make("blockquote", { class: "remark" }, make("p", {}, remark.text), make("footer", {}, `${remark.by} · ${remark.at}`));
    }

    #offersOf(address) {
      const held = this.sheet.book.words(...address.split("/"));
      const [table, , column] = address.split("/");
      return this.sheet.offers(address).filter((offer) => offer.words !== held).map((offer) => make("div", { class: "offer-one" },
        make("p", {}, this.say(offer.mention ? "offers" : "before"), " ", make("strong", {}, this.sheet.reader.show(this.sheet.columns.get(table).get(column), offer.words))),
        ...this.#source(offer.mention),
        make("p", { class: "keys" },
          button(this.say("offer_accept"), () => { this.sheet.take(address, offer); this.grid?.editor.focus(); }, { class: "first" }),
          button(this.say("offer_ignore"), () => { this.sheet.ignore(address, offer); this.grid?.editor.focus(); }, { class: "quiet" }))));
    }

    /** The sentence that something was read in, its words marked, and the way to it; nothing where it is not open. */
    #source(mention) {
      const source = this.sheet.data.sources[mention];
      if (!source) return [];
      const words = make("blockquote", { class: "said" }, source.before, make("mark", {}, source.quote), source.after);
      const where = make("footer", {});
      if (source.link) where.append(make("a", { href: source.link, target: "_blank", rel: "noopener" }, source.document));
      else where.append(source.document);
      words.append(where);
      return [words];
    }

    /* All of them. */
    #paintFindings() {
      const shown = this.sheet.findings.filter((finding) => finding.mark !== "unsure");
      const count = shown.length;
      this.summary.textContent = count ? this.say("findings", { count }) : this.say("findings_none");
      this.summary.dataset.tone = shown.some((finding) => finding.mark === "bad") ? "bad" : count ? "wait" : "good";
      this.list.replaceChildren(...shown.slice(0, MOST_LISTED).map((finding) => make("li", { "data-mark": finding.mark },
        button(make("span", { class: "place" }, this.sheet.tell(finding.cells[0] ?? finding.table ?? "")), () => this.#goTo(finding)))));
      shown.slice(0, MOST_LISTED).forEach((finding, index) => this.list.children[index].firstChild.append(make("span", {}, finding.says)));
    }

    #paintOffers() {
      const open = this.sheet.openOffers();
      const rows = this.sheet.rowOffers();
      this.offers.hidden = !open.length && !rows.length;
      if (this.offers.hidden) return;
      const parts = [button(this.say("offers_all"), () => this.sheet.announce("pasted", this.sheet.takeAll()), { class: "first" })];
      if (open.length) parts.push(button(this.say("offers_look"), () => this.#goToAddress(open[0]), { class: "quiet" }));
      this.offers.replaceChildren(make("h2", {}, this.say("offers_head", { count: open.length + rows.length })), make("p", { class: "keys" }, ...parts), ...rows.slice(0, MOST_ROWS).map((row) => this.#rowOffer(row)));
    }

    #rowOffer(row) {
      const columns = this.sheet.columns.get(row.table);
      const words = Object.entries(row.cells).map(([code, kept]) => `${columns.get(code).name}: ${this.sheet.reader.show(columns.get(code), kept)}`);
      return make("div", { class: "offer-one" }, make("p", {}, words.join(" · ")), ...this.#source(row.mention), make("p", { class: "keys" },
        button(this.say("offer_row"), () => this.sheet.takeRow(row), { class: "first" }),
        button(this.say("offer_ignore"), () => this.sheet.ignoreRow(row), { class: "quiet" })));
    }

    #goTo(finding) { if (finding.cells.length) this.#goToAddress(finding.cells[0]); }
    #goToAddress(address) {
      const [table, id, column] = address.split("/");
      this.grids.get(table)?.goTo(id, column);
    }
  }

  Forms.button = button;
  Forms.Panel = Panel;
})();
