"use strict";
(function () {
  const form = document.getElementById("filter");
  const count = document.getElementById("count");
  const findings = Array.from(document.querySelectorAll(".finding"));
  const sections = Array.from(document.querySelectorAll("section[data-findings]"));
  const words = new Map(findings.map((f) => [f, f.textContent.toLowerCase()]));
  const field = (name) => form.elements.namedItem(name).value;

  function fits(finding) {
    const data = finding.dataset;
    const asked = field("search").toLowerCase().split(/\s+/).filter(Boolean);
    return (
      ["verdict", "severity", "rule"].every((name) => !field(name) || data[name] === field(name)) &&
      (!field("report") || data.reports.split(" ").includes(field("report"))) &&
      asked.every((word) => words.get(finding).includes(word))
    );
  }

  function apply() {
    let shown = 0;
    for (const finding of findings) {
      finding.hidden = !fits(finding);
      shown += finding.hidden ? 0 : 1;
    }
    for (const section of sections) {
      section.hidden = !section.querySelector(".finding:not([hidden])");
    }
    count.textContent = shown + " of " + findings.length + " findings shown";
  }

  // A place inside a closed report, or a finding that is filtered away, is opened when it is gone to.
  function reveal() {
    const target = location.hash.length > 1 && document.getElementById(location.hash.slice(1));
    if (!target) return;
    if (target.closest("[hidden]")) form.reset();
    for (let up = target; up; up = up.parentElement) {
      if (up.tagName === "DETAILS") up.open = true;
    }
    const inside = target.matches(".finding") && target.querySelector("details");
    if (inside) inside.open = true;
    target.scrollIntoView({ block: "center" });
  }

  form.addEventListener("input", apply);
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("reset", () => setTimeout(apply, 0));
  window.addEventListener("hashchange", reveal);
  window.addEventListener("beforeprint", () => {
    for (const details of document.querySelectorAll(".finding details, figure details")) details.open = true;
  });
  form.hidden = findings.length === 0;
  apply();
  reveal();
})();
