// A row of sentences below a total: opened by its number, closed by its number or its button.
"use strict";

document.addEventListener("htmx:beforeRequest", (event) => {
  const link = event.target.closest("[data-once]");
  const below = link?.closest("tr")?.nextElementSibling;
  if (below?.classList.contains("behind")) {
    below.remove();
    link.setAttribute("aria-expanded", "false");
    event.preventDefault();
  }
});

document.addEventListener("htmx:afterRequest", (event) => {
  const link = event.target.closest?.("[data-once]");
  if (link && event.detail.successful) link.setAttribute("aria-expanded", "true");
});

document.addEventListener("click", (event) => {
  const row = event.target.closest("[data-close]")?.closest("tr.behind");
  if (!row) return;
  const link = row.previousElementSibling?.querySelector("[data-once]");
  row.remove();
  link?.setAttribute("aria-expanded", "false");
  link?.focus();
});
