
"use strict";
// A pressed reason opens the cards of its removals; the keys go from one removal to the next.
const buttons = [...document.querySelectorAll("button[data-reason]")];
const removals = [...document.querySelectorAll(".removed")];
const status = document.getElementById("status");
function choose(button) {
  const on = button.getAttribute("aria-pressed") !== "true";
  for (const other of buttons) other.setAttribute("aria-pressed", String(on && other === button));
  let chosen = 0;
  for (const each of removals) {
    const is = on && each.dataset.reason === button.dataset.reason;
    each.classList.toggle("chosen", is);
    chosen += is;
  }
  status.textContent = on ? `${chosen} marked for ${button.dataset.reason}` : "";
}
function go(step) {
  const stops = removals.some(each => each.classList.contains("chosen")) ? removals.filter(each => each.classList.contains("chosen")) : removals;
  if (!stops.length) return;
  const at = stops.indexOf(document.activeElement);
  const next = at < 0 ? (step > 0 ? 0 : stops.length - 1) : (at + step + stops.length) % stops.length;
  stops[next].focus();
  stops[next].scrollIntoView({ block: "center" });
}
for (const button of buttons) button.addEventListener("click", () => choose(button));
addEventListener("keydown", event => {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.key === "n") go(1);
  else if (event.key === "p") go(-1);
  else if (event.key === "k") document.body.classList.toggle("only-removed");
});
