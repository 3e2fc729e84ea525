"use strict";
// Without script every link still leads to its anchor; with it the sentence is lit as well.
(function () {
  let lit = [];
  function light() {
    lit.forEach((node) => node.classList.remove("lit"));
    lit = [];
    const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (!target) return;
    for (let node = target.parentElement; node; node = node.parentElement) {
      if (node.tagName === "DETAILS") node.open = true;
    }
    let next = target.classList.contains("anchor") ? target.nextElementSibling : target;
    while (next && next.classList.contains("anchor")) next = next.nextElementSibling;
    if (next) { next.classList.add("lit"); lit.push(next); }
    target.scrollIntoView({ block: "center" });
  }
  addEventListener("hashchange", light);
  if (location.hash) light();
})();
