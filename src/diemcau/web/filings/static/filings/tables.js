// All tables of a form with their tools, on the page and in the offline package alike.
"use strict";
(() => {
  const Forms = (globalThis.Forms ??= {});
  const { make } = Forms;

  /** Builds every table below a root; answers the grids by code. */
  Forms.openTables = (root, sheet) => {
    const grids = new Map();
    for (const table of sheet.book.tables.values()) {
      const section = make("section", { class: "table", id: `table-${table.code}`, "aria-label": table.name });
      root.append(section);
      section.append(make("h2", {}, table.name));
      const tools = make("div", { class: "tools", role: "toolbar", "aria-label": table.name });
      if (sheet.mayEdit) section.append(tools);
      const grid = new Forms.Grid(section, sheet, table.code);
      grids.set(table.code, grid);
      for (const [name, act] of toolsOf(grid)) {
        const tool = Forms.button(sheet.say(name), () => { act(); grid.editor.focus(); }, { class: "quiet" });
        tool.addEventListener("pointerdown", (event) => event.preventDefault()); // the cell at hand stays at hand
        tools.append(tool);
      }
      if (grid.isRegister) tools.append(nothing(grid));
    }
    return grids;
  };

  /** The box by which a register says that there is nothing to report; of no use while rows stand in it. */
  const nothing = (grid) => {
    const { book, sheet, code } = grid;
    const box = make("input", { type: "checkbox" });
    box.addEventListener("change", () => book.change([{ do: "nothing", table: code, now: box.checked }]));
    const show = () => { box.checked = book.nothing.has(code) && !grid.rows.length; box.disabled = grid.rows.length > 0; };
    book.addEventListener("change", show);
    show();
    return make("label", {}, box, sheet.say("nothing"));
  };

  const toolsOf = (grid) => (grid.isRegister
    ? [["tool_add", () => grid.addRow()], ["tool_drop", () => grid.dropRows()], ["tool_up", () => grid.moveRows(-1)], ["tool_down", () => grid.moveRows(1)], ["tool_fill", () => grid.fillDown()]]
    : [["tool_fill", () => grid.fillDown()]]);

  /** Undo and redo over all tables, by button and by key; answers what keeps the buttons right. */
  Forms.openTurning = (sheet, undo, redo) => {
    const turn = (back) => {
      const steps = back ? sheet.book.undo() : sheet.book.redo();
      if (steps) sheet.announce(back ? "undone" : "redone", steps.length);
    };
    const show = () => { undo.disabled = !sheet.book.mayUndo; redo.disabled = !sheet.book.mayRedo; };
    undo.addEventListener("click", () => turn(true));
    redo.addEventListener("click", () => turn(false));
    addEventListener("keydown", (event) => {
      if (!(event.ctrlKey || event.metaKey) || event.altKey) return;
      const field = event.target.closest?.("input, textarea:not(.editor), .editor.on");
      const key = event.key.toLowerCase();
      if (field || (key !== "z" && key !== "y")) return;
      event.preventDefault();
      turn(key === "z" && !event.shiftKey);
    });
    sheet.book.addEventListener("change", show);
    show();
  };
})();
