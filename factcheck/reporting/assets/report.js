"use strict";
const form = document.querySelector("form");
const status = form.querySelector("output");
const rows = [...document.querySelectorAll("main [data-path]")].map((node) => ({
  node, text: node.textContent.toLowerCase(), about: node.dataset, section: node.closest("section"),
}));
const numbers = new Map([...new Set(rows.map((row) => row.section))].map(
  (section) => [section, { place: section.querySelector(".number"), all: rows.filter((row) => row.section === section).length }]));
let waiting = 0;

function filter() {
  waiting = 0;
  const asked = new FormData(form);
  const words = asked.get("words").toLowerCase().split(/\s+/).filter(Boolean);
  const levels = new Set(asked.getAll("level"));
  const [folder, path, done] = ["folder", "path", "done"].map((name) => asked.get(name) || "");
  const shown = new Map();
  for (const { node, text, about, section } of rows) {
    // A figure has neither level nor kind, a finding was not "done": what a row lacks does not speak against it.
    const hidden = (about.level && !levels.has(about.level)) || (folder && about.folder !== folder) ||
      (path && about.path !== path) || (done && about.done && about.done !== done) ||
      !words.every((word) => text.includes(word));
    if (node.hidden !== Boolean(hidden)) node.hidden = Boolean(hidden);
    if (!hidden) shown.set(section, (shown.get(section) || 0) + 1);
  }
  let total = 0;
  for (const [section, { place, all }] of numbers) {
    const some = shown.get(section) || 0;
    place.textContent = some === all ? `(${all})` : `(${some} of ${all})`;
    total += some;
  }
  status.textContent = `${total} of ${rows.length} shown`;
  document.documentElement.style.colorScheme = asked.get("scheme");
}

function soon() {
  if (!waiting) waiting = requestAnimationFrame(filter);
}

form.hidden = false;
form.addEventListener("input", soon);
form.addEventListener("reset", () => setTimeout(soon));
form.addEventListener("submit", (event) => event.preventDefault());
// What is folded away would be missing on paper.
addEventListener("beforeprint", () => document.querySelectorAll("details").forEach((node) => { node.open = true; }));
filter();
