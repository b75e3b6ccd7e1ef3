// Blocks of cells as spreadsheets put them on the clipboard: tabs between cells, line ends between rows, and a cell that
// holds either of them, or begins with a quote, in double quotes with the quotes in it doubled.
"use strict";
(() => {
  const Forms = (globalThis.Forms ??= {});

  /** The rows of a block. */
  Forms.fromBlock = (text) => {
    const rows = [[]];
    let at = 0;
    while (at <= text.length) {
      const [cell, next] = text[at] === '"' ? quoted(text, at) : plain(text, at);
      rows.at(-1).push(cell);
      if (next >= text.length) break;
      at = next + 1;
      if (text[next] === "\t") continue;
      if (text[next] === "\r" && text[at] === "\n") at += 1;
      if (at >= text.length) break; // a line end closes the last row and begins none
      rows.push([]);
    }
    return rows;
  };

  const ENDS = /[\t\r\n]/g;
  function plain(text, from) {
    ENDS.lastIndex = from;
    const end = ENDS.exec(text)?.index ?? text.length;
    return [text.slice(from, end), end];
  }

  /** A quoted cell; a quote that nothing closes, or behind which more stands, is a letter like others. */
  function quoted(text, from) {
    let cell = "";
    for (let at = from + 1; at < text.length; at += 1) {
      if (text[at] !== '"') { cell += text[at]; continue; }
      if (text[at + 1] === '"') { cell += '"'; at += 1; continue; }
      const next = at + 1;
      if (next >= text.length || "\t\r\n".includes(text[next])) return [cell.replace(/\r\n?/g, "\n"), next];
      break;
    }
    return plain(text, from);
  }

  /** A block of rows as text. */
  Forms.toBlock = (rows) => rows.map((row) => row.map(toCell).join("\t")).join("\r\n");
  const toCell = (cell) => (/[\t\r\n]|^"/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);
})();
