// Arrow keys go through what a search box offers; Escape puts the offers away.
"use strict";
document.addEventListener("keydown", (event) => {
  const field = event.target.closest("[data-offers]");
  const offer = event.target.closest(".offer");
  if (!field && !offer) return;
  const list = field ? document.getElementById(field.dataset.offers) : offer.parentElement;
  const offers = [...list.querySelectorAll(".offer")];
  if (event.key === "Escape" && offers.length) {
    list.replaceChildren();
    document.querySelector(`[data-offers="${list.id}"]`).focus();
  } else if (event.key === "ArrowDown" || event.key === "ArrowUp") {
    if (!offers.length) return;
    event.preventDefault();
    const at = offers.indexOf(offer) + (event.key === "ArrowDown" ? 1 : -1);
    if (at < 0) document.querySelector(`[data-offers="${list.id}"]`).focus();
    else offers[Math.min(at, offers.length - 1)].focus();
  }
});
document.addEventListener("click", (event) => {
  if (event.target.closest("[data-offers], .offers")) return;
  document.querySelectorAll(".offers").forEach((list) => list.replaceChildren());
});
