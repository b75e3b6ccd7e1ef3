// Words selected in the text, as offsets of the text in code points: what the house counts in.
function offset(node, within) {
  const line = (node.nodeType === Node.TEXT_NODE ? node.parentElement : node).closest("#text > p[data-start]");
  if (!line) return null;
  const range = document.createRange();
  range.selectNodeContents(line);
  range.setEnd(node, within);
  return Number(line.dataset.start) + [...range.toString()].length;
}

// The place of the selection in the text, or null where nothing of it is selected.
export function chosenWords() {
  const selection = getSelection();
  if (!selection.rangeCount || selection.isCollapsed || !selection.toString().trim()) return null;
  const range = selection.getRangeAt(0);
  const start = offset(range.startContainer, range.startOffset);
  let end = offset(range.endContainer, range.endOffset);
  if (start === null) return null;
  if (end === null) end = start + [...selection.toString()].length;
  return end > start ? { start, end, words: selection.toString() } : null;
}

// A form that is open takes the words that are selected meanwhile.
export function watchSelection(slot) {
  document.addEventListener("mouseup", () => {
    const form = slot.querySelector("form[data-form]");
    const words = form && chosenWords();
    if (!words) return;
    form.elements.start.value = words.start;
    form.elements.end.value = words.end;
    form.querySelectorAll("[name=phrase]").forEach((choice) => { choice.checked = false; });
    if (form.elements.words) form.elements.words.value = words.words;
    const shown = form.querySelector("[data-picked]");
    if (shown) { shown.hidden = false; shown.querySelector("mark").textContent = words.words; }
  });
  slot.addEventListener("change", (event) => {
    const form = event.target.form;
    if (event.target.name !== "phrase" || !form) return;
    form.elements.start.value = form.elements.end.value = "";
    const shown = form.querySelector("[data-picked]");
    if (shown) shown.hidden = true;
  });
  slot.addEventListener("input", (event) => {
    if (event.target.name === "words") event.target.form.elements.start.value = event.target.form.elements.end.value = "";
  });
}
