// How one content of a form becomes another: the steps of a book, and the plain list that a history keeps.
"use strict";
(() => {
  const Forms = (globalThis.Forms ??= {});

  const byId = (rows) => new Map((rows ?? []).map((row) => [row.id, row.cells]));

  /** The cells that differ, `{cell, was, now}`, and the order of rows of every table in which it differs. */
  Forms.differences = (before, after) => {
    const cells = [];
    const orders = {};
    for (const table of Object.keys({ ...before, ...after }).sort()) {
      const [was, now] = [byId(before[table]), byId(after[table])];
      for (const id of new Set([...now.keys(), ...was.keys()])) {
        const [old, fresh] = [was.get(id) ?? {}, now.get(id) ?? {}];
        for (const column of Object.keys({ ...old, ...fresh }).sort()) {
          if ((old[column] ?? "") !== (fresh[column] ?? "")) cells.push({ cell: Forms.addressOf(table, id, column), was: old[column] ?? "", now: fresh[column] ?? "" });
        }
      }
      const order = [...now.keys()];
      if (order.join("\n") !== [...was.keys()].join("\n")) orders[table] = order;
    }
    return { cells, orders };
  };

  /** Steps that bring into a book what came to another content since it was sent; what changed here meanwhile stays. */
  Forms.stepsOf = (book, sent, got, origins) => {
    const steps = [];
    for (const [table, { sort }] of book.tables) {
      const [was, now] = [byId(sent[table]), byId(got[table])];
      if (sort !== "grid") {
        for (const id of was.keys()) if (!now.has(id) && isAs(book.row(table, id), was.get(id))) steps.push({ do: "drop", table, id });
        let at = 0;
        for (const [id, cells] of now) {
          if (!was.has(id) && !book.row(table, id)) steps.push({ do: "add", table, at, row: { id, cells }, origins: originsOf(origins, table, id, cells) });
          at += 1;
        }
      }
      for (const [id, cells] of now) {
        const old = was.get(id) ?? {};
        const here = book.row(table, id);
        if (!here) continue;
        for (const column of Object.keys({ ...old, ...cells })) {
          const [before, after] = [old[column] ?? "", cells[column] ?? ""];
          if (before !== after && (here.cells[column] ?? "") === before) {
            steps.push({ do: "set", table, id, column, now: after, origin: origins[Forms.addressOf(table, id, column)] });
          }
        }
      }
    }
    return steps;
  };

  const isAs = (row, cells) => Boolean(row) && JSON.stringify(Object.entries(row.cells).sort()) === JSON.stringify(Object.entries(cells).sort());
  const originsOf = (origins, table, id, cells) => {
    const found = {};
    for (const column of Object.keys(cells)) {
      const origin = origins[Forms.addressOf(table, id, column)];
      if (origin) found[column] = origin;
    }
    return found;
  };
})();
