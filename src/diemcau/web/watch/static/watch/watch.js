// Alerts with the keyboard: j and k move, Enter opens, a accepts, d dismisses, u takes back.
"use strict";
(() => {
  const cards = () => [...document.querySelectorAll("[data-alert]")];
  const current = () => document.activeElement.closest("[data-alert]");
  const go = (step) => {
    const all = cards(), at = all.indexOf(current());
    const next = all[at < 0 ? 0 : Math.min(Math.max(at + step, 0), all.length - 1)];
    if (next) { next.focus(); next.scrollIntoView({ block: "nearest" }); }
  };
  const press = (what) => {
    const all = cards(), card = current() || (all.length === 1 ? all[0] : null);
    const button = card && card.querySelector(`[data-do="${what}"]`);
    if (button) button.click();
    return Boolean(button);
  };
  const deeds = {
    j: () => go(1), k: () => go(-1), a: () => press("accept"), d: () => press("dismiss"), u: () => press("undo"),
  };
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.target.closest("input, textarea, select")) return;
    const deed = deeds[event.key];
    if (deed) { deed(); event.preventDefault(); return; }
    const card = event.key === "Enter" && event.target.matches("[data-alert]") && event.target;
    const link = card && card.querySelector("[data-open]");
    if (link) link.click();
  });
  // What was judged takes the place of its card; the keyboard goes on from there.
  document.addEventListener("htmx:afterSwap", (event) => {
    const swapped = event.detail.elt;
    if (swapped && swapped.matches && swapped.matches("[data-alert]")) swapped.focus();
  });
})();
