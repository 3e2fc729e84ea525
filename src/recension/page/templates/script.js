"use strict";
// The page is whole without this script: links lead to their sentences, details unfold. With it a sentence opens in its
// report beside what one was reading, and everything can be found by typing.
(() => {
  const byId = (id) => document.getElementById(id);
  document.documentElement.classList.add("js");

  // What is linked may be folded away.
  function unfold(node) {
    for (let up = node; up; up = up.parentElement) if (up.tagName === "DETAILS") up.open = true;
  }

  // Lights as many characters from the anchor on as its mark is long: a mark may run over several pieces.
  function light(anchor, root) {
    root.querySelectorAll(".lit").forEach((node) => node.classList.remove("lit"));
    let left = Number(anchor.dataset.n || 0);
    if (!left) return (anchor.textContent ? anchor : anchor.closest("li, tr") || anchor).classList.add("lit");
    for (let node = anchor; node && left > 0; node = node.nextSibling) {
      const length = node.textContent.length;
      if (!length) continue;
      if (node.nodeType === Node.TEXT_NODE) {
        const piece = document.createElement("span");
        node.replaceWith(piece);
        piece.append(node);
        node = piece;
      }
      node.classList.add("lit");
      left -= length;
    }
  }

  // The panel: a report's text, at one of its sentences.
  const panel = byId("panel"), panelText = byId("panel-text");
  let stops = [], at = 0, opener = null, shown = "";

  function isSentence(link) {
    const target = link && link.hash ? byId(decodeURIComponent(link.hash.slice(1))) : null;
    return target && target.closest(".text") && !link.closest(".text") ? target : null;
  }

  function showStop() {
    const link = stops[at], target = isSentence(link), report = target.closest(".report");
    if (shown !== report.id) {
      const copy = report.querySelector(".text").cloneNode(true);
      // Ids stand once in a page: the copy keeps them under another name.
      copy.querySelectorAll("[id]").forEach((node) => { node.dataset.id = node.id; node.removeAttribute("id"); });
      panelText.replaceChildren(copy);
      shown = report.id;
    }
    const anchor = [...panelText.querySelectorAll("[data-id]")].find((node) => node.dataset.id === target.id);
    light(anchor, panelText);
    const summary = report.querySelector("summary small").cloneNode(true);
    byId("panel-name").replaceChildren(summary.firstElementChild.textContent, summary);
    summary.firstElementChild.remove();
    summary.textContent = summary.textContent.replace(/^\s*·\s*/, "");
    const fact = link.closest(".fact"), about = fact && factName(fact);
    byId("panel-fact").textContent = about || "";
    byId("panel-open").href = "#" + target.id;
    byId("panel-before").disabled = at === 0;
    byId("panel-after").disabled = at === stops.length - 1;
    byId("panel-count").textContent = stops.length > 1 ? `${at + 1} of ${stops.length}` : "";
    const lit = panelText.querySelector(".lit");
    panelText.scrollTop += lit.getBoundingClientRect().top - panelText.getBoundingClientRect().top - panelText.clientHeight / 3;
    history.replaceState(null, "", "#" + target.id);
  }

  function factName(fact) {
    const group = fact.closest("tbody"), list = fact.closest("ul");
    const about = group ? group.querySelector(".about") : list && list.previousElementSibling;
    const side = fact.querySelector("th, b");
    return [side && side.textContent.trim(), about && about.textContent.trim()].filter(Boolean).join(": ");
  }

  function openPanel(link) {
    const home = link.closest(".fact, .event, .tellings, li, tr, svg") || document;
    stops = [...home.querySelectorAll("a")].filter(isSentence);
    at = Math.max(stops.indexOf(link), 0);
    opener = link;
    if (!panel.open) panel.show();
    showStop();
    byId("panel-name").focus({ preventScroll: true });
  }

  function closePanel() {
    if (!panel.open) return;
    panel.close();
    if (opener) opener.focus({ preventScroll: true });
  }

  function step(by) {
    if (at + by < 0 || at + by >= stops.length) return;
    at += by;
    opener = stops[at];
    showStop();
  }

  byId("panel-before").addEventListener("click", () => step(-1));
  byId("panel-after").addEventListener("click", () => step(1));
  byId("panel-close").addEventListener("click", closePanel);
  byId("panel-open").addEventListener("click", (event) => {
    event.preventDefault();
    const id = event.currentTarget.hash.slice(1);
    panel.close();
    go(id);
  });

  function go(id) {
    const target = byId(id);
    if (!target) return;
    unfold(target);
    if (location.hash !== "#" + id) history.pushState(null, "", "#" + id);
    arrive(target);
  }

  function arrive(target) {
    unfold(target);
    light(target.matches("section, .report") ? document.createElement("i") : target, document);
    target.scrollIntoView({ block: target.matches("section, .report") ? "start" : "center" });
  }

  document.addEventListener("click", (event) => {
    if (event.defaultPrevented || event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    const link = event.target.closest("a");
    const hash = link && link.getAttribute("href");
    if (!hash || hash[0] !== "#") return;
    if (isSentence(link)) {
      event.preventDefault();
      openPanel(link);
    } else if (link.closest("#panel-text, .text, #found")) {
      // From the words to their fact.
      event.preventDefault();
      closeFound();
      if (panel.open) panel.close();
      go(hash.slice(1));
      const target = byId(hash.slice(1)), first = target && (target.matches("a") ? target : target.querySelector("a:not(.self), summary"));
      if (first) first.focus({ preventScroll: true });
    }
  });

  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape") { panel.open ? closePanel() : closeFound(); return; }
    if (panel.open && panel.contains(document.activeElement)) {
      if (event.key === "ArrowRight") step(1);
      if (event.key === "ArrowLeft") step(-1);
    } else if (event.key === "/" && !event.target.closest("input")) {
      event.preventDefault();
      field.focus();
    }
  });

  function followHash() {
    const target = byId(decodeURIComponent(location.hash.slice(1)));
    if (target) arrive(target);
  }
  addEventListener("hashchange", followHash);

  // Find: what is searched is what stands in the page.
  const field = byId("find"), found = byId("found");
  const KINDS = [
    ["Facts", ".fact"],
    ["Events", ".events > li"],
    ["People and places", ".profile"],
    ["Quotations", ".quotations > li"],
    ["In the reports", ".part"],
  ];
  const MOST = 6;
  let entries = null;

  const plain = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();

  // A fact's values side by side, without the reasons folded beneath them.
  function wordsIn(node) {
    const words = [], walk = document.createTreeWalker(node, NodeFilter.SHOW_TEXT);
    while (walk.nextNode()) {
      const text = walk.currentNode, over = text.parentElement.closest(".why, .unseen, .jump, .verdict, th, .fact > b");
      if (!over && text.textContent.trim()) words.push(text.textContent);
    }
    return words.join(" ");
  }

  function read() {
    const list = [];
    for (const [kind, selector] of KINDS) {
      for (const node of document.querySelectorAll(selector)) {
        if (node.closest("#panel")) continue;
        const name = node.matches(".fact") ? factName(node) + ": " : node.matches(".part") ? node.closest(".report").dataset.name + ": " : "";
        const text = (name + (node.matches(".part") ? node.textContent : wordsIn(node))).replace(/\s+/g, " ").trim();
        list.push({ kind, node, text, key: plain(text) });
      }
    }
    return list;
  }

  function excerpt(entry, word) {
    const link = document.createElement("a"), from = entry.key.indexOf(word);
    // Without accents the text may be shorter: where the lengths part, the place is not marked.
    const same = entry.key.length === entry.text.length, start = same ? Math.max(from - 60, 0) : 0;
    const cut = (a, b) => entry.text.slice(a, b);
    link.append(start ? "…" : "");
    if (same) {
      const hit = document.createElement("mark");
      hit.textContent = cut(from, from + word.length);
      link.append(cut(start, from), hit, cut(from + word.length, start + 170));
    } else link.append(cut(0, 170));
    if (entry.text.length > start + 170) link.append("…");
    if (!entry.node.id) entry.node.id = "found-" + entries.indexOf(entry);
    link.href = "#" + entry.node.id;
    link.dir = "auto";
    return link;
  }

  function search() {
    const words = plain(field.value).split(/\s+/).filter(Boolean);
    if (!words.length) return closeFound();
    entries = entries || read();
    found.replaceChildren();
    let total = 0;
    for (const [kind] of KINDS) {
      const hits = entries.filter((entry) => entry.kind === kind && words.every((word) => entry.key.includes(word)));
      if (!hits.length) continue;
      total += hits.length;
      const title = document.createElement("h3"), list = document.createElement("ul");
      title.textContent = hits.length > MOST ? `${kind} (${MOST} of ${hits.length})` : `${kind} (${hits.length})`;
      for (const hit of hits.slice(0, MOST)) {
        const line = document.createElement("li");
        line.append(excerpt(hit, words[0]));
        list.append(line);
      }
      found.append(title, list);
    }
    if (!total) found.textContent = "Nothing found.";
    found.hidden = false;
    byId("found-count").textContent = `${total} found`;
  }

  function closeFound() {
    found.hidden = true;
    byId("found-count").textContent = "";
  }

  field.addEventListener("input", search);
  byId("found").addEventListener("focusout", (event) => {
    if (event.relatedTarget && !found.contains(event.relatedTarget) && event.relatedTarget !== field) closeFound();
  });
  field.closest(".bar").addEventListener("keydown", (event) => {
    if (event.key !== "ArrowDown" && event.key !== "ArrowUp") return;
    const ways = [field, ...found.querySelectorAll("a")];
    const next = ways[ways.indexOf(document.activeElement) + (event.key === "ArrowDown" ? 1 : -1)];
    if (!next || found.hidden) return;
    event.preventDefault();
    next.focus();
  });

  // On paper nothing can be unfolded.
  let folded = [];
  addEventListener("beforeprint", () => {
    folded = [...document.querySelectorAll("details:not([open])")];
    folded.forEach((node) => { node.open = true; });
  });
  addEventListener("afterprint", () => folded.forEach((node) => { node.open = false; }));

  if (location.hash) followHash();
})();
