"use strict";
const form = document.querySelector("form");
const rows = [...document.querySelectorAll("[data-text]")].map((node) => [node, node.dataset.text.toLowerCase(), node.dataset.level]);
const status = document.querySelector("output");
function filter() {
  const words = form.elements.words.value.toLowerCase();
  const levels = new Set([...form.querySelectorAll("input[type=checkbox]:checked")].map((box) => box.value));
  let shown = 0;
  for (const [node, text, level] of rows) {
    const hidden = !levels.has(level) || !text.includes(words);
    if (node.hidden !== hidden) node.hidden = hidden;
    if (!hidden) shown += 1;
  }
  status.textContent = shown + " of " + rows.length + " shown";
}
form.hidden = false;
form.addEventListener("input", filter);
form.addEventListener("submit", (event) => event.preventDefault());
filter();
