// The page on which a return is filled in.
"use strict";
(() => {
  const root = document.getElementById("entry");
  if (!root) return;
  const { Forms } = globalThis;
  const find = (id) => document.getElementById(id);
  const sheet = new Forms.Sheet(JSON.parse(find("entry-data").textContent));
  sheet.addEventListener("announce", (event) => { find("entry-told").textContent = event.detail; });
  const grids = Forms.openTables(find("entry-tables"), sheet);
  new Forms.Panel(find("entry-aside"), sheet, grids);
  if (sheet.mayEdit) Forms.openTurning(sheet, find("entry-undo"), find("entry-redo"));
  const keeper = new Forms.Keeper(sheet, find("entry-state"), find("entry-clash"));
  addEventListener("keydown", (event) => {
    if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === "s") { event.preventDefault(); keeper.save(); }
  });
  root.dataset.ready = "";
})();
