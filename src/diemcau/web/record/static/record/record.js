// A conflict is settled by keys: 1 to 9 choose a side and lead to the reason, Ctrl+Enter settles.
"use strict";
document.addEventListener("keydown", (event) => {
  const form = document.getElementById("settle");
  const typing = event.target.closest("textarea, select, [contenteditable], input:not([type=radio])");
  if (!form) return;
  if (typing && (event.ctrlKey || event.metaKey) && event.key === "Enter" && form.contains(event.target)) {
    event.preventDefault();
    form.requestSubmit();
    return;
  }
  if (typing || event.ctrlKey || event.metaKey || event.altKey) return;
  const side = [...form.querySelectorAll("[data-side]")].find((each) => each.dataset.side === event.key);
  if (side) {
    event.preventDefault();
    side.checked = true;
    const fold = form.elements.reason.closest("details");
    if (fold) fold.open = true;
    form.elements.reason.focus();
  }
});
