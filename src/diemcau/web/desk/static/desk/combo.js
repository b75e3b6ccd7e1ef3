// A field that offers names while somebody types; the house does the looking, so that tones need not be typed.
// After the combobox pattern of the WAI-ARIA Authoring Practices 1.2.
const PAUSE = 120; // milliseconds without a key before the house is asked

export function openCombos(root) {
  root.querySelectorAll?.("[data-choices]:not([role=combobox])").forEach(combo);
}

function combo(field) {
  const box = document.createElement("ul");
  const code = field.parentElement.querySelector("input[type=hidden]");
  let timer = 0;
  let asked = 0;
  box.id = `${field.id}-choices`;
  box.hidden = true;
  box.setAttribute("role", "listbox");
  field.after(box);
  for (const [name, value] of Object.entries({ role: "combobox", "aria-controls": box.id, "aria-expanded": "false", "aria-autocomplete": "list" })) field.setAttribute(name, value);

  const options = () => [...box.querySelectorAll("[role=option]")];
  function open(is) {
    box.hidden = !is;
    field.setAttribute("aria-expanded", String(is));
    if (!is) field.removeAttribute("aria-activedescendant");
  }
  function mark(option) {
    options().forEach((each) => each.setAttribute("aria-selected", String(each === option)));
    if (!option) return;
    field.setAttribute("aria-activedescendant", option.id);
    option.scrollIntoView({ block: "nearest" });
  }
  function take(option) {
    field.value = option.dataset.name;
    code.value = option.dataset.code;
    open(false);
  }
  async function look() {
    const mine = ++asked;
    const query = new URLSearchParams({ q: field.value });
    const beside = field.dataset.with && field.form.elements[field.dataset.with];
    if (beside) query.set(field.dataset.with, beside.value);
    try {
      const answer = await fetch(`${field.dataset.choices}?${query}`, { headers: { "HX-Request": "true" } });
      const html = await answer.text();
      if (!answer.ok || mine !== asked || document.activeElement !== field) return;
      box.innerHTML = html; // the house's own markup, where everything is escaped
      options().forEach((option, index) => { option.id = `${box.id}-${index}`; });
      open(true);
    } catch { open(false); }
  }
  field.addEventListener("input", () => {
    code.value = "";
    clearTimeout(timer);
    timer = setTimeout(look, PAUSE);
  });
  field.addEventListener("keydown", (event) => {
    const all = options();
    const place = all.findIndex((each) => each.getAttribute("aria-selected") === "true");
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      if (box.hidden) return void look();
      mark(all[(place + (event.key === "ArrowDown" ? 1 : -1) + all.length) % all.length]);
    } else if (event.key === "Enter" && !box.hidden && place >= 0) {
      event.preventDefault();
      take(all[place]);
    } else if (event.key === "Escape" && !box.hidden) {
      event.preventDefault();
      event.stopPropagation();
      open(false);
    }
  });
  box.addEventListener("mousedown", (event) => {
    event.preventDefault();
    const option = event.target.closest("[role=option]");
    if (option) take(option);
  });
  field.addEventListener("blur", () => open(false));
}
