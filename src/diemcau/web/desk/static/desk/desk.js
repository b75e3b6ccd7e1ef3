// The desk by keyboard: the next mention is shown at once, what was decided goes to the house behind it, in order.
// Nothing is shown as kept before the house has said so: until then a mention is marked as on its way.
import { openCombos } from "./combo.js";
import { chosenWords, watchSelection } from "./selection.js";

const desk = document.getElementById("desk");
if (desk) begin(desk);
openCombos(document);
document.addEventListener("htmx:afterSwap", (event) => openCombos(event.target));

function begin(desk) {
  const slot = document.getElementById("panel");
  const list = document.getElementById("list");
  const panels = new Map(); // uid -> article, as the house gave it last
  const asked = new Set(); // panels on their way
  const waiting = []; // decisions on their way, oldest first
  const done = []; // uids that were decided here, for undo
  let at = slot.querySelector(".panel")?.dataset.uid ?? "";
  let sending = false;

  const say = (name) => desk.dataset[`say${name}`];
  const items = () => [...list.querySelectorAll("li[data-uid]")];
  const item = (uid) => list.querySelector(`li[data-uid="${uid}"]`);
  const marks = (uid) => desk.querySelectorAll(`.text .m[data-of~="${uid}"]`);
  const wide = () => matchMedia("(min-width: 62.01rem)").matches;
  const token = () => JSON.parse(document.body.getAttribute("hx-headers"))["X-CSRFToken"];

  function tell(words, bad = false) {
    document.querySelector(".toast")?.remove();
    const toast = Object.assign(document.createElement("p"), { className: bad ? "toast bad" : "toast", textContent: words });
    toast.setAttribute("role", bad ? "alert" : "status");
    document.body.append(toast);
    setTimeout(() => toast.remove(), bad ? 9000 : 3000);
  }

  // What a mention is shown as, in the text and in the list.
  function paint(uid, check) {
    desk.querySelectorAll(`.text .m[data-uid="${uid}"]`).forEach((mark) => { mark.dataset.check = check; });
    const row = item(uid);
    if (row) {
      row.dataset.check = check;
      const told = document.getElementById("signs").content.querySelector(`[data-check="${check}"]`);
      row.querySelector(".state").textContent = told ? told.textContent : "";
    }
  }

  function count(change) {
    const shown = document.getElementById("checked");
    const bar = document.getElementById("bar");
    bar.value += change;
    shown.textContent = String(bar.value);
  }

  function keep(articles) {
    for (const article of articles) {
      const uid = article.dataset.uid;
      const before = panels.get(uid);
      panels.set(uid, article);
      asked.delete(uid);
      if (!waiting.some((each) => each.uid === uid)) paint(uid, article.dataset.check);
      if (before && before.dataset.words !== article.dataset.words) location.assign(`?at=${uid}`);
    }
  }

  function parse(html) {
    const held = document.createElement("template");
    held.innerHTML = html; // the house's own markup, where everything is escaped
    return [...held.content.querySelectorAll("article.panel")];
  }

  async function fetchPanels(uids) {
    const wanted = uids.filter((uid) => !panels.has(uid) && !asked.has(uid)).slice(0, 20);
    if (!wanted.length) return;
    wanted.forEach((uid) => asked.add(uid));
    try {
      const query = wanted.map((uid) => `of=${uid}`).join("&");
      const answer = await fetch(`${desk.dataset.panels}?${query}`, { headers: { "HX-Request": "true" } });
      if (!answer.ok) throw new Error(String(answer.status));
      keep(parse(await answer.text()));
    } catch {
      wanted.forEach((uid) => asked.delete(uid));
      tell(say("Failed"), true);
    }
    if (wanted.includes(at)) put(at);
  }

  function put(uid) {
    const article = panels.get(uid);
    if (!article) return;
    slot.replaceChildren(article);
    slot.scrollTop = 0;
  }

  // Go to a mention: its panel, its words, its line of the list.
  function show(uid, { jump = true } = {}) {
    if (!uid) return;
    at = uid;
    desk.querySelectorAll(".text .now").forEach((mark) => mark.classList.remove("now", "own"));
    list.querySelector("[aria-current]")?.removeAttribute("aria-current");
    const row = item(uid);
    if (row) {
      row.setAttribute("aria-current", "true");
      if (wide()) row.scrollIntoView({ block: "nearest" });
    }
    const words = marks(uid);
    words.forEach((mark) => mark.classList.add("now", ...(mark.dataset.uid === uid ? ["own"] : [])));
    const calm = matchMedia("(prefers-reduced-motion: reduce)").matches || waiting.length > 1;
    if (jump && words.length) words[0].scrollIntoView({ block: wide() ? "center" : "start", behavior: calm ? "auto" : "smooth" });
    put(uid);
    const rows = items().map((each) => each.dataset.uid);
    const place = rows.indexOf(uid);
    fetchPanels([uid, ...rows.slice(place + 1, place + 12), ...rows.slice(Math.max(0, place - 1), Math.max(0, place))]);
    history.replaceState(null, "", address(uid));
  }

  function address(uid) {
    const here = new URL(location.href);
    here.searchParams.set("at", uid);
    here.hash = "";
    return here;
  }

  function step(by, { open = false } = {}) {
    const rows = items();
    const place = rows.findIndex((row) => row.dataset.uid === at);
    let next = place < 0 ? (by > 0 ? 0 : rows.length - 1) : place + by;
    if (open) {
      const free = (row) => row.dataset.check === "unchecked";
      next = rows.findIndex((row, index) => index > place && free(row));
      if (next < 0) next = rows.findIndex(free);
      if (next < 0) return finished();
    }
    if (rows[next]) show(rows[next].dataset.uid);
  }

  function finished() {
    if (at) put(at);
    if (Number(desk.dataset.more) > 0) return void whenSent(() => location.assign(location.pathname));
    tell(say("Done"));
  }

  // Decisions.
  function decide(verdict, uid = at, reason = "") {
    const article = panels.get(uid);
    if (!article) return;
    const before = article.dataset.check;
    const own = waiting.some((each) => each.uid === uid);
    waiting.push({ uid, verdict, reason, before, seen: own ? null : article.dataset.seen });
    paint(uid, "pending");
    if (verdict === "undo") { if (done.at(-1) === uid) done.pop(); } else done.push(uid);
    if (verdict === "accept" || verdict === "reject" || verdict === "agree") step(1, { open: true });
    send();
  }

  async function send() {
    if (sending) return;
    sending = true;
    while (waiting.length) {
      const act = waiting[0];
      const refused = await sendOne(act);
      waiting.shift();
      if (refused) await bringBack(act, refused);
      if (!waiting.length) document.dispatchEvent(new Event("desk:sent"));
    }
    sending = false;
  }

  // Sends one decision; what was refused, and why, or nothing where it was kept.
  async function sendOne(act) {
    const before = panels.get(act.uid)?.dataset.check ?? act.before;
    const seen = act.seen ?? panels.get(act.uid)?.dataset.seen ?? "";
    const body = new URLSearchParams({ mention: act.uid, verdict: act.verdict, reason: act.reason, seen });
    const headers = { "HX-Request": "true", "X-CSRFToken": token() };
    let told = "";
    try {
      const answer = await fetch(desk.dataset.decide, { method: "POST", body, headers });
      const html = await answer.text();
      if (answer.ok) {
        const articles = parse(html);
        if (!articles.length) location.assign(location.pathname); // an addition was undone
        else settle(act, articles, before);
        return null;
      }
      told = new DOMParser().parseFromString(html, "text/html").querySelector(".notice, h1")?.textContent ?? "";
    } catch { /* no answer came: told below */ }
    return { told: told || say("Failed"), before };
  }

  // What was refused is told, and the mention is shown again as the house has it.
  async function bringBack(act, { told, before }) {
    tell(told, true);
    if (done.at(-1) === act.uid) done.pop();
    paint(act.uid, before);
    panels.delete(act.uid);
    asked.delete(act.uid);
    await fetchPanels([act.uid]);
    const now = panels.get(act.uid)?.dataset.check;
    if (now) count(Number(now !== "unchecked") - Number(before !== "unchecked"));
  }

  function settle(act, articles, before) {
    const others = waiting.slice(1).some((each) => each.uid === act.uid);
    const now = articles[0].dataset.check;
    count(Number(before === "unchecked" && now !== "unchecked") - Number(before !== "unchecked" && now === "unchecked"));
    keep(articles);
    if (!others) articles.forEach((article) => paint(article.dataset.uid, article.dataset.check));
    if (articles.some((article) => article.dataset.uid === at)) put(at);
  }

  function whenSent(then) {
    if (!waiting.length) return then();
    document.addEventListener("desk:sent", then, { once: true });
  }

  // Undo leads back to what was decided last, here; else to what is shown.
  function undo() {
    const uid = done.at(-1) ?? at;
    if (uid !== at) show(uid);
    if (panels.has(uid)) decide("undo", uid);
  }

  function form(path) {
    whenSent(() => globalThis.htmx.ajax("GET", path, { target: "#panel", swap: "innerHTML" }));
  }

  function add() {
    const words = chosenWords();
    if (!words) return tell(say("Select"));
    form(`${desk.dataset.add}?start=${words.start}&end=${words.end}`);
  }

  function thread() {
    const article = panels.get(at);
    const words = chosenWords() ?? (article && { start: article.dataset.start, end: Number(article.dataset.start) + [...article.dataset.words].length });
    if (words) form(`${desk.dataset.threads}?start=${words.start}&end=${words.end}`);
  }

  const may = (act) => slot.querySelector(`.panel[data-uid="${at}"] [value="${act}"], .panel[data-uid="${at}"] [data-act="${act}"]`);
  const acts = {
    j: () => step(1), ArrowDown: () => step(1), k: () => step(-1), ArrowUp: () => step(-1),
    a: () => may("accept") && decide("accept"),
    r: () => may("reject") && decide("reject"),
    s: () => may("agree") && decide("agree"),
    c: () => may("correct") && form(may("correct").href),
    u: () => desk.dataset.may && undo(),
    n: () => desk.dataset.may && add(),
    t: () => desk.dataset.inside && thread(),
    "?": () => document.getElementById("keys").showModal(),
  };
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || document.querySelector("dialog[open]")) return;
    if (event.key === "Escape" && slot.querySelector("form[data-form], form.form")) { event.preventDefault(); return close(); }
    if (event.target.closest("input, textarea, select, summary, [contenteditable]")) return;
    const act = acts[event.key];
    if (!act) return;
    event.preventDefault();
    act();
  });

  function close() {
    slot.replaceChildren();
    show(at, { jump: false });
  }

  desk.addEventListener("click", (event) => {
    const link = event.target.closest("#list a, .text a.m");
    const button = event.target.closest("[data-act], .acts button[value]");
    if (link && !event.ctrlKey && !event.metaKey) {
      event.preventDefault();
      if (chosenWords()) return; // words were selected: that is no click
      return show(link.dataset.uid ?? link.closest("li").dataset.uid, { jump: !link.closest(".text") });
    }
    if (!button) return;
    const act = button.dataset.act;
    if (act === "keys") return acts["?"]();
    if (act === "close") { event.preventDefault(); return close(); }
    if (act === "add" && chosenWords()) { event.preventDefault(); return add(); }
    if (act === "correct" || act === "thread") { event.preventDefault(); return act === "thread" ? thread() : form(button.href); }
    if (button.value) {
      event.preventDefault();
      if (button.value === "undo") return decide("undo", at);
      decide(button.value, at, button.form.elements.reason?.value ?? "");
    }
  });

  // What others did meanwhile.
  document.addEventListener("htmx:afterSwap", (event) => {
    if (event.detail.elt?.id !== "live" && event.target.id !== "live" && !document.getElementById("live")) return;
    const changed = [...document.querySelectorAll("#live li[data-uid]")];
    const stale = changed.filter((row) => panels.get(row.dataset.uid)?.dataset.check !== row.dataset.check);
    for (const row of stale) {
      panels.delete(row.dataset.uid);
      const was = item(row.dataset.uid)?.dataset.check;
      paint(row.dataset.uid, row.dataset.check);
      if (was === "unchecked" && row.dataset.check !== "unchecked") count(1);
      if (row.textContent.trim()) tell(row.textContent.trim());
    }
    if (stale.length) fetchPanels(stale.map((row) => row.dataset.uid));
    changed.forEach((row) => row.remove());
  });
  addEventListener("beforeunload", (event) => { if (waiting.length) event.preventDefault(); });
  watchSelection(slot);

  const first = slot.querySelector(".panel");
  if (first) {
    panels.set(at, first);
    show(at, { jump: new URL(location.href).searchParams.has("at") });
  }
  desk.dataset.ready = "1";
}
