// Moves over the board with the arrow keys: from return to return, and to the names of the units.
"use strict";
(() => {
  const STEPS = { ArrowUp: [-1, 0], ArrowDown: [1, 0], ArrowLeft: [0, -1], ArrowRight: [0, 1] };
  const board = document.querySelector("[data-board]");
  if (!board) return;
  const links = [...board.tBodies[0].rows].map((row) => [...row.cells].map((cell) => cell.querySelector("a")));
  const find = (link) => {
    for (const [down, row] of links.entries()) {
      const over = row.indexOf(link);
      if (over >= 0) return [down, over];
    }
    return null;
  };
  const next = ([down, over], [by, aside]) => {
    for (let row = down + by, cell = over + aside; links[row] && cell >= 0 && cell < links[row].length; row += by, cell += aside) {
      if (links[row][cell]) return links[row][cell];
    }
    return null;
  };
  board.addEventListener("keydown", (event) => {
    const step = STEPS[event.key];
    const place = step && !event.altKey && !event.ctrlKey && !event.metaKey && find(document.activeElement);
    if (!place) return;
    const link = next(place, step);
    if (link) link.focus();
    event.preventDefault();
  });
})();
