"use strict";
// Filters the rows of the table that a form names; without this script all rows are shown.
for (const form of document.querySelectorAll("form[data-table]")) {
  const table = document.getElementById(form.dataset.table);
  const rows = [...table.tBodies[0].rows];
  const status = document.getElementById(form.dataset.count);
  const fold = (text) => text.normalize("NFC").toLocaleLowerCase("de");
  const words = rows.map((row) => fold(row.textContent));
  const values = rows.map((row) => JSON.parse(row.dataset.werte));
  const apply = () => {
    const wanted = fold(form.elements.namedItem("suche").value).split(/\s+/).filter(Boolean);
    const chosen = [...form.querySelectorAll("select")].filter((select) => select.value);
    let shown = 0;
    rows.forEach((row, at) => {
      const fits = wanted.every((word) => words[at].includes(word)) && chosen.every((select) =>
        values[at][select.name].includes(select.value));
      row.hidden = !fits;
      shown += fits ? 1 : 0;
    });
    status.textContent = form.dataset.pattern.replace("{n}", shown).replace("{all}", rows.length);
  };
  form.addEventListener("input", apply);
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("reset", () => setTimeout(apply));
  form.hidden = false;
  apply();
}
