"use strict";
(() => {
  const root = document.documentElement;
  root.classList.add("js");
  const $ = (id) => document.getElementById(id);
  const data = JSON.parse($("data").textContent);
  const { items, documents, conflicts, texts } = data;
  const panel = $("panel");
  const body = $("panel-body");
  const search = $("search");
  const filters = $("filters");
  const facts = [...document.querySelectorAll("[data-standing]")];
  let opener = null;
  let at = -1;

  const el = (tag, cls, ...kids) => {
    const made = document.createElement(tag);
    if (cls) made.className = cls;
    made.append(...kids.filter((kid) => kid !== null && kid !== ""));
    return made;
  };
  const link = (cls, target, words) => {
    const made = el("a", cls, words);
    made.setAttribute("href", `#${target}`);
    return made;
  };
  const say = (pattern, values) => pattern.replace(/\{(\w+)\}/g, (_, key) => values[key]);
  const nameOf = (id) => (items[id].n ? `${items[id].n} · ${items[id].t}` : items[id].t);
  const counted = (number) => number.toLocaleString(root.lang);
  const short = (words) => (words.length > 70 ? `${words.slice(0, 68)}…` : words);

  // The panel: what an item is, and every sentence behind it.
  const sentence = (place, id) => {
    const source = $(place.s);
    const quote = el("blockquote", "s");
    if (!source) return quote;
    quote.lang = source.closest("[lang]").lang;
    for (const kid of source.childNodes) {
      const copy = kid.cloneNode(true);
      if (copy.nodeType === 1) {
        copy.removeAttribute("id");
        copy.removeAttribute("href");
        const mine = (copy.dataset.items || "").split(" ").includes(id);
        if (mine && (items[id].k !== "f" || kid.id === `m${place.d}-${place.m}`)) copy.className = "focus";
      }
      quote.append(copy);
    }
    return quote;
  };
  const feeds = (place, id) => {
    const source = $(place.s);
    const others = new Set();
    if (source) for (const mark of source.querySelectorAll("[data-items]")) for (const other of mark.dataset.items.split(" ")) if (other && other !== id && items[other]) others.add(other);
    if (!others.size) return null;
    return el("p", "meta", `${texts.feeds} `, ...[...others].map((other) => link("chip", other, short(items[other].n || items[other].t))));
  };
  const said = (place, id, mark) => {
    const source = documents[place.d];
    const box = el("div", "said", sentence(place, id));
    if (mark === `m${place.d}-${place.m}`) box.classList.add("here");
    const doc = link("cite", `doc-${place.d}`, `[${place.d}]`);
    box.append(el("p", "meta", doc, ` ${source.title} · ${source.source}`));
    if (place.y) box.append(el("p", "meta", say(texts.copy, { n: place.y })));
    const how = [place.a, place.l, place.u && `${texts.rule}: ${place.u}`, place.c && `${texts.confidence} ${place.c}`].filter(Boolean).join(" · ");
    if (how) box.append(el("p", "meta", how));
    box.append(el("p", "meta", link("goto", `m${place.d}-${place.m}`, texts.open)));
    const more = feeds(place, id);
    if (more) box.append(more);
    return box;
  };
  // What one text took from another: passages side by side, with the words marked that stand in one of them only.
  const differing = (mine, other) => {
    const a = mine.split(/\s+/), b = other.split(/\s+/), box = el("blockquote", "");
    const long = a.length * b.length > 60000;
    const kept = long ? [] : Array.from({ length: a.length + 1 }, () => new Uint16Array(b.length + 1));
    for (let i = a.length - 1; i >= 0 && !long; i--) for (let j = b.length - 1; j >= 0; j--) kept[i][j] = a[i] === b[j] ? kept[i + 1][j + 1] + 1 : Math.max(kept[i + 1][j], kept[i][j + 1]);
    for (let i = 0, j = 0; i < a.length;) {
      if (long || (j < b.length && a[i] === b[j])) { box.append(`${a[i++]} `); j++; }
      else if (j < b.length && kept[i][j + 1] >= kept[i + 1][j]) j++;
      else box.append(el("mark", "", a[i++]), " ");
    }
    return box;
  };
  const passages = (item) => {
    const [from, made] = item.d.map((number) => $(`doc-${number}`).querySelector(".text"));
    const cut = (source, start, end) => source.textContent.slice(start, end).trim();
    const told = (number, source, quote) => { quote.lang = source.lang; return el("div", "", quote, el("p", "meta", link("cite", `doc-${number}`, `[${number}]`))); };
    const changed = [], alike = [];
    for (const [a, b, c, d] of item.g) {
      const one = cut(from, a, b), other = cut(made, c, d);
      if (one.replace(/\s+/g, " ") === other.replace(/\s+/g, " ")) alike.push(Object.assign(el("blockquote", "", other), { lang: made.lang }));
      else {
        const pair = item.l ? [differing(other, one), differing(one, other)] : [el("blockquote", "", other), el("blockquote", "", one)];
        changed.push(el("div", "pair", told(item.d[1], made, pair[0]), told(item.d[0], from, pair[1])));
      }
    }
    const shown = [];
    for (const [name, list] of [[item.l ? texts.changed : texts.passages, changed], [texts.alike, alike]]) if (list.length) shown.push(el("h3", "", `${name} (${counted(list.length)})`), ...list);
    return item.y ? [...shown, el("p", "meta", item.y)] : shown;
  };
  const show = (id, mark) => {
    const item = items[id];
    const heading = el("h2", "", item.n || short(item.t));
    heading.tabIndex = -1;
    const rows = el("dl", "");
    for (const [name, value] of item.r) rows.append(el("dt", "", name), el("dd", "", value));
    const parts = [heading, item.n || item.t.length > 70 ? el("p", "what", item.t) : null, rows];
    for (const whole of item.p || []) parts.push(el("p", "meta", `${texts.part} `, link("chip", whole, nameOf(whole))));
    for (const number of item.x || []) parts.push(el("p", "note clash", `${conflicts[number - 1]} `, link("chip", `c${number}`, texts.conflict)));
    for (const note of item.o || []) parts.push(el("p", "note", note));
    if (item.g) parts.push(item.w ? el("p", "note", item.w) : null, ...passages(item));
    if (item.s.length) parts.push(el("h3", "", texts.said));
    for (const place of item.s) parts.push(said(place, id, mark));
    if (item.w && item.s.length > 1) parts.push(el("h3", "", texts.why), el("p", "note", item.w));
    if (item.z?.length) parts.push(el("h3", "", texts.apart));
    for (const [other, why] of item.z || []) parts.push(el("p", "note", link("chip", other, nameOf(other)), ` ${why}`));
    body.replaceChildren(...parts.filter(Boolean));
    panel.hidden = false;
    panel.scrollTop = 0;
    panel.dataset.item = id;
    const here = body.querySelector(".here");
    if (here && item.s.length > 2) here.scrollIntoView({ block: "nearest" });
    heading.focus({ preventScroll: true });
  };
  const hide = () => {
    if (panel.hidden) return false;
    panel.hidden = true;
    delete panel.dataset.item;
    if (items[location.hash.slice(1)]) history.replaceState(null, "", location.pathname + location.search);
    if (opener && opener.isConnected) opener.focus({ preventScroll: true });
    opener = null;
    return true;
  };

  // Places in the reports: open the report, then go there.
  const visit = (id) => {
    const target = $(id);
    if (!target) return;
    for (let box = target.closest("details"); box; box = box.parentElement.closest("details")) box.open = true;
    document.querySelector(".flash")?.classList.remove("flash");
    target.classList.add("flash");
    target.scrollIntoView({ block: "center" });
    target.focus?.({ preventScroll: true });
  };
  const follow = (hash, from) => {
    const id = decodeURIComponent(hash.slice(1));
    if (Object.hasOwn(items, id)) {
      if (panel.hidden) opener = from;
      show(id, from?.dataset.at);
    } else if (/^(m|s|c|doc-)\d/.test(id)) {
      if (matchMedia("(max-width: 62rem)").matches) hide();
      visit(id);
    } else return false;
    return true;
  };
  document.addEventListener("click", (event) => {
    const from = event.target.closest("a[href^='#'], [data-item][href]");
    if (!from || event.metaKey || event.ctrlKey || event.shiftKey) return;
    if (from.dataset.sift && filters.elements.standing) { filters.elements.standing.value = from.dataset.sift; sift(); }
    const wanted = from.dataset.item && items[from.dataset.item] ? `#${from.dataset.item}` : from.getAttribute("href");
    if (!follow(wanted, from)) {
      if (panel.contains(from) && matchMedia("(max-width: 62rem)").matches) hide();
      return;
    }
    event.preventDefault();
    if (location.hash !== wanted) history.pushState(null, "", wanted);
  });
  addEventListener("popstate", () => { if (!location.hash || !follow(location.hash, null)) hide(); });
  $("panel-close").addEventListener("click", hide);

  // Search and filters.
  const fold = (words) => words.toLowerCase().normalize("NFD").replace(/\p{M}/gu, "").replace(/đ/g, "d");
  const folded = new WeakMap();
  const wordsOf = (node) => {
    if (!folded.has(node)) folded.set(node, fold(`${node.textContent} ${node.dataset.words || ""}`));
    return folded.get(node);
  };
  const others = [...document.querySelectorAll(".conflict, .order, .check, .document, .breakdown, .proposals > li, .amounts > li:not(.axis)")];
  const rows = facts.filter((fact) => fact.tagName === "TR");
  const sift = () => {
    const wanted = fold(search.value).split(/\s+/).filter(Boolean);
    const chosen = [...filters.elements].filter((field) => field.name && field.value !== "*");
    const fits = (node) => wanted.every((word) => wordsOf(node).includes(word));
    for (const fact of facts) fact.hidden = !(chosen.every((field) => fact.dataset[field.name] === field.value) && fits(fact));
    for (const other of others) other.hidden = wanted.length > 0 && !fits(other);
    const sifting = wanted.length > 0 || chosen.length > 0;
    for (const org of document.querySelectorAll(".org")) {
      const left = org.querySelector("tr[data-standing]:not([hidden])");
      org.hidden = !left;
      const cards = org.querySelector(".card:not([hidden])");
      if (left && sifting && !cards) org.querySelector("details").open = true;
    }
    const count = rows.filter((row) => !row.hidden).length;
    $("shown").textContent = count === rows.length ? counted(count) : say(texts.shown, { shown: counted(count), count: counted(rows.length) });
    $("nothing").hidden = count > 0 || rows.length === 0;
    $("clear").hidden = !sifting;
    walk(0);
  };
  let waiting = 0;
  search.addEventListener("input", () => { clearTimeout(waiting); waiting = setTimeout(sift, 60); });
  filters.addEventListener("change", sift);
  $("clear").addEventListener("click", () => { search.value = ""; filters.reset(); sift(); search.focus(); });
  filters.addEventListener("submit", (event) => event.preventDefault());

  // The keyboard. In the panel the arrows lead to the next item of the same sort.
  const turn = (step) => {
    const { k } = items[panel.dataset.item], alike = Object.keys(items).filter((id) => items[id].k === k);
    const next = alike[alike.indexOf(panel.dataset.item) + step];
    if (!next) return;
    show(next);
    history.replaceState(null, "", `#${next}`);
  };
  const walk = (step) => {
    document.querySelector(".at")?.classList.remove("at");
    if (!step) { at = -1; return; }
    const seen = facts.filter((fact) => !fact.hidden && fact.checkVisibility());
    if (!seen.length) return;
    at = Math.min(Math.max(at + step, 0), seen.length - 1);
    seen[at].classList.add("at");
    seen[at].scrollIntoView({ block: "nearest" });
    seen[at].querySelector("a").focus({ preventScroll: true });
  };
  addEventListener("keydown", (event) => {
    if (event.metaKey || event.ctrlKey || event.altKey || $("help").open) return;
    const typing = event.target.closest("input, select, textarea");
    if (event.key === "Escape") {
      if (!hide() && search.value) { search.value = ""; sift(); }
      if (typing) event.target.blur();
    } else if (typing) return;
    else if (event.key === "/") search.focus();
    else if (event.key === "j") walk(1);
    else if (event.key === "k") walk(-1);
    else if (event.key === "?") $("help").showModal();
    else if (panel.contains(event.target) && event.key === "ArrowRight") turn(1);
    else if (panel.contains(event.target) && event.key === "ArrowLeft") turn(-1);
    else return;
    event.preventDefault();
  });
  $("help-open").addEventListener("click", () => $("help").showModal());
  $("print").addEventListener("click", () => print());
  // On paper every figure stands; on the screen the tables close again.
  let opened = [];
  addEventListener("beforeprint", () => {
    opened = [...document.querySelectorAll("details.all:not([open])")];
    for (const box of opened) box.open = true;
  });
  addEventListener("afterprint", () => { for (const box of opened) box.open = false; });

  // Light and dark; the choice is kept where the browser lets a file keep anything.
  const keep = (theme) => { try { if (theme) localStorage.setItem("diemcau-theme", theme); return localStorage.getItem("diemcau-theme"); } catch { return theme; } };
  const isDark = () => (root.dataset.theme ? root.dataset.theme === "dark" : matchMedia("(prefers-color-scheme: dark)").matches);
  const paint = (theme) => { if (theme) root.dataset.theme = theme; $("theme").setAttribute("aria-pressed", String(isDark())); };
  paint(keep());
  $("theme").addEventListener("click", () => { const theme = isDark() ? "light" : "dark"; paint(theme); keep(theme); });

  if (location.hash) follow(location.hash, null);
})();
