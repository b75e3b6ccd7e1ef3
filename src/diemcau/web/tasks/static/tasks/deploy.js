// The desk of directives by keyboard, more rows for coordinating units, and choosing all drafts at once.
(() => {
  "use strict";
  const cards = () => [...document.querySelectorAll("[data-card]")];
  const typing = (where) => where.closest("input, textarea, select, [contenteditable]") !== null;

  const current = () => {
    const held = document.activeElement && document.activeElement.closest("[data-card]");
    return held || cards().find((card) => card.matches(":target")) || null;
  };

  const step = (by) => {
    const all = cards();
    const at = all.indexOf(current());
    const next = all[at < 0 ? 0 : Math.min(Math.max(at + by, 0), all.length - 1)];
    if (next) {
      next.focus();
      next.scrollIntoView({ block: "nearest" });
    }
  };

  const open = (name) => {
    const card = current();
    const found = card && card.querySelector(`[data-act="${name}"]`);
    if (!found) return;
    if (found.tagName === "A") {
      found.click();
      return;
    }
    found.open = true;
    const field = found.querySelector("input:not([type=hidden]), textarea");
    if (field) field.focus();
  };

  const keys = {
    j: () => step(1), k: () => step(-1), f: () => open("flag"), e: () => open("edit"), o: () => open("orientation"), x: () => open("none"),
  };
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || typing(event.target) || !cards().length) return;
    const act = keys[event.key];
    if (act) {
      event.preventDefault();
      act();
    }
  });

  const rows = document.querySelector("[data-rows]");
  const more = document.querySelector("[data-more]");
  if (rows && more && rows.lastElementChild) {
    more.hidden = false;
    more.addEventListener("click", () => {
      const fresh = rows.lastElementChild.cloneNode(true);
      fresh.querySelectorAll("input").forEach((field) => { field.value = ""; });
      rows.append(fresh);
      fresh.querySelector("input").focus();
    });
  }

  const all = document.querySelector("[data-all]");
  if (all) {
    all.hidden = false;
    all.addEventListener("change", () => {
      document.querySelectorAll("input[name=task]").forEach((box) => { box.checked = all.checked; });
    });
  }
})();
