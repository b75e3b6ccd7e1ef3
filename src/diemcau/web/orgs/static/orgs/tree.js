// Folds and unfolds the whole tree at once; without it every branch still opens by itself.
"use strict";
const show = () => document.querySelectorAll(".folds").forEach((row) => { row.hidden = false; });
document.addEventListener("click", (event) => {
  const button = event.target.closest("[data-folds]");
  if (!button) return;
  document.querySelectorAll(".branches details").forEach((branch) => { branch.open = button.dataset.folds === "open"; });
});
document.addEventListener("htmx:afterSettle", show);
show();
