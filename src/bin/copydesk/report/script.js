
"use strict";
// A pressed bar shows the documents in which its reason or rule struck, and opens them.
const buttons = [...document.querySelectorAll("button.name")];
const documents = [...document.querySelectorAll(".document")];
const status = document.getElementById("status");
const said = status.textContent;
function choose(button) {
  const on = button.getAttribute("aria-pressed") !== "true";
  for (const other of buttons) other.setAttribute("aria-pressed", String(on && other === button));
  const kind = "rule" in button.dataset ? "rule" : "reason";
  let shown = 0;
  for (const each of documents) {
    let struck = false;
    for (const del of each.querySelectorAll("del")) {
      const chosen = del.dataset[kind] === button.dataset[kind];
      del.classList.toggle("chosen", on && chosen);
      struck ||= chosen;
    }
    each.hidden = on && !struck;
    each.open = on && struck;
    if (!each.hidden) shown += 1;
  }
  status.textContent = on ? `${shown} documents with ${button.dataset[kind]}` : said;
}
for (const button of buttons) button.addEventListener("click", () => choose(button));
