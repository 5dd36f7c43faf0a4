"use strict";
// Shows the findings of the levels that are ticked; without this script all are shown.
for (const form of document.querySelectorAll("form[data-pattern]")) {
  const findings = [...document.querySelectorAll(".finding")];
  const files = [...document.querySelectorAll("section.file")];
  const status = document.getElementById("count");
  const apply = () => {
    const wanted = new Set([...form.querySelectorAll("input:checked")].map((box) => box.value));
    for (const finding of findings) finding.hidden = !wanted.has(finding.dataset.gruppe);
    for (const file of files) file.hidden = !file.querySelector(".finding:not([hidden])");
    const shown = findings.filter((finding) => !finding.hidden).length;
    status.textContent = form.dataset.pattern.replace("{n}", shown).replace("{all}", findings.length);
  };
  form.addEventListener("change", apply);
  form.addEventListener("submit", (event) => event.preventDefault());
  form.hidden = false;
  apply();
}
