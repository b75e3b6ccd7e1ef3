// Lets whoever sends a return back ask about several cells.
"use strict";
(() => {
  const form = document.querySelector("[data-asking]");
  const more = form?.querySelector("[data-ask-more]");
  if (!more) return;
  more.hidden = false;
  more.addEventListener("click", () => {
    const all = form.querySelectorAll("[data-ask]");
    const copy = all[0].cloneNode(true);
    copy.querySelector("select").value = "";
    copy.querySelector("textarea").value = "";
    all[all.length - 1].after(copy);
    copy.querySelector("select").focus();
  });
})();
