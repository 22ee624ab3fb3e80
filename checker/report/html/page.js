"use strict";
// The page says everything without this script; with it there are filters, a search, keys, and a memory for them.
(() => {
  const root = document.documentElement;
  const memory = {
    read(key) { try { return JSON.parse(localStorage.getItem(key)) ?? {}; } catch { return {}; } },
    write(key, value) { try { localStorage.setItem(key, JSON.stringify(value)); } catch { /* a browser may forbid it */ } },
  };
  const SETTINGS = "check-figures"; // for all reports: how they look
  const settings = memory.read(SETTINGS);
  for (const name of ["theme", "layout"]) if (settings[name]) root.dataset[name] = settings[name];

  document.addEventListener("DOMContentLoaded", () => {
    const all = (selector, from = document) => [...from.querySelectorAll(selector)];
    const one = (id) => document.getElementById(id);
    const tools = document.querySelector(".tools");
    const rows = all(".row");
    const stories = all(".story").map((story) => ({ story, rows: all(".row", story), sections: all(".section", story) }));
    const folding = stories.filter(({ story }) => story.matches("details")).map(({ story }) => story);
    const chips = all(".chip");
    const fields = ["search", "kind", "source"].map(one).filter(Boolean);
    const page = `check-figures:${location.pathname}`; // for this report: what is shown of it
    const known = memory.read(page);
    let words; // of each row, in lower case; read when first searched

    tools.hidden = false;
    const measure = () => root.style.setProperty("--bar", getComputedStyle(tools).position === "sticky" ? `${tools.offsetHeight - 1}px` : "0px");
    new ResizeObserver(measure).observe(tools);

    for (const chip of chips) chip.setAttribute("aria-pressed", String(!known.off?.includes(chip.dataset.status)));
    for (const field of fields) {
      field.value = known[field.id] ?? "";
      if (field.selectedIndex === -1) field.value = "";
    }

    function filter() {
      const off = chips.filter((chip) => chip.getAttribute("aria-pressed") === "false").map((chip) => chip.dataset.status);
      const [search, kind, source] = ["search", "kind", "source"].map((id) => one(id)?.value ?? "");
      const sought = search.toLowerCase().split(/\s+/).filter(Boolean);
      if (sought.length) words ??= new Map(rows.map((row) => [row, row.querySelector(".compare").textContent.toLowerCase()]));
      let shown = 0;
      for (const row of rows) {
        const { status, kinds, sources } = row.dataset;
        row.hidden = off.includes(status)
          || (kind !== "" && !kinds.split(" ").includes(kind))
          || (source !== "" && !sources.split(" ").includes(source))
          || !sought.every((word) => words.get(row).includes(word));
        shown += !row.hidden;
      }
      let left = 0;
      for (const { story, rows: own, sections } of stories) {
        for (const section of sections) {
          let next = section.nextElementSibling;
          while (next?.hidden) next = next.nextElementSibling;
          section.hidden = !next?.classList.contains("row");
        }
        const some = own.some((row) => !row.hidden);
        left += some;
        if (!folding.length) continue;
        story.hidden = !some && shown !== rows.length;
        // What is sought is shown, and folded again when it is sought no more.
        if (sought.length && some && !story.open) story.open = story.found = true;
        else if (!sought.length && story.found) story.open = story.found = false;
      }
      document.querySelector(".nothing").hidden = shown > 0 || !rows.length;
      const many = (number, noun) => `${number.toLocaleString("en")} ${noun}`;
      const of = shown === rows.length ? many(shown, "rows") : `${many(shown, "of")} ${many(rows.length, "rows")}`;
      one("shown").value = folding.length && shown !== rows.length ? `${of} in ${left} of ${many(stories.length, "stories")}` : of;
      label();
      return { off, search, kind, source };
    }

    // What was chosen is kept; opening a page keeps nothing, or it could overwrite a choice that is still on its way.
    const chosen = () => memory.write(page, filter());

    function showAll() {
      for (const chip of chips) chip.setAttribute("aria-pressed", "true");
      for (const field of fields) field.value = "";
      chosen();
    }

    function toggle(chip) {
      chip.setAttribute("aria-pressed", String(chip.getAttribute("aria-pressed") === "false"));
      chosen();
    }

    // What a button would do next stands on it.
    const dark = () => (root.dataset.theme ?? (matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light")) === "dark";
    const columns = () => (root.dataset.layout ?? (document.querySelector(".story:not(.wide)") ? "columns" : "list")) === "columns";
    function label() {
      one("theme").textContent = dark() ? "Light" : "Dark";
      one("layout").textContent = columns() ? "List" : "Columns";
      if (folding.length) one("fold").textContent = folding.every((story) => story.open) ? "Fold all" : "Open all";
    }
    function choose(name, value) {
      root.dataset[name] = settings[name] = value;
      memory.write(SETTINGS, settings);
      label();
    }
    function fold() {
      const open = !folding.every((story) => story.open);
      for (const story of folding) story.open = open, story.found = false;
      label();
    }
    const changeTheme = () => choose("theme", dark() ? "light" : "dark");
    const changeLayout = () => choose("layout", columns() ? "list" : "columns");

    function unfold(inside) {
      const story = inside.closest("details.story");
      if (story && (!story.open || story.hidden)) {
        story.open = true;
        story.hidden = false;
        inside.scrollIntoView();
      }
    }

    // Who follows a link to a row that a filter hides wants to see it.
    function arrive() {
      const target = location.hash.length > 1 && one(decodeURIComponent(location.hash.slice(1)));
      if (!target) return;
      unfold(target);
      if (target.classList.contains("row")) {
        if (target.hidden) {
          target.hidden = false;
          target.scrollIntoView();
        }
        target.querySelector("th").focus({ preventScroll: true });
      } else if (target.classList.contains("figure")) {
        target.focus({ preventScroll: true });
      }
    }

    function step(by) {
      const visible = rows.filter((row) => !row.hidden);
      if (!visible.length) return;
      const at = visible.indexOf(document.activeElement?.closest(".row"));
      const row = visible[at === -1 ? (by > 0 ? 0 : visible.length - 1) : Math.min(Math.max(at + by, 0), visible.length - 1)];
      unfold(row);
      row.scrollIntoView({ block: "center" });
      row.querySelector("th").focus({ preventScroll: true });
    }

    const here = () => document.activeElement?.closest(".row");
    const keys = {
      "/": () => one("search").focus(),
      "?": () => one("keys").showModal(),
      j: () => step(1),
      k: () => step(-1),
      t: changeTheme,
      l: changeLayout,
      ...(folding.length && { o: fold }),
      w: () => { const why = here()?.querySelector("details"); if (why) why.open = !why.open; },
      Enter: () => document.activeElement?.matches(".compare > th") && here().querySelector(".said")?.click(),
    };

    document.addEventListener("keydown", (event) => {
      if (event.ctrlKey || event.metaKey || event.altKey || one("keys").open) return;
      const typing = event.target.matches("input, select, textarea");
      if (event.key === "Escape" && event.target === one("search")) {
        one("search").value = "";
        chosen();
        event.target.blur();
      } else if (!typing && /^[1-9]$/.test(event.key) && chips[event.key - 1]) {
        toggle(chips[event.key - 1]);
      } else if (!typing && keys[event.key] && !(event.key === "Enter" && event.target.closest("a, button, summary"))) {
        if (event.key !== "Enter" || event.target.matches("th")) event.preventDefault();
        keys[event.key]();
      }
    });
    tools.addEventListener("submit", (event) => event.preventDefault());
    tools.addEventListener("input", chosen);
    for (const chip of chips) chip.addEventListener("click", () => toggle(chip));
    for (const button of all(".nothing button")) button.addEventListener("click", showAll);
    one("theme").addEventListener("click", changeTheme);
    one("layout").addEventListener("click", changeLayout);
    one("fold")?.addEventListener("click", fold);
    for (const story of folding) story.addEventListener("toggle", label);
    one("help").addEventListener("click", () => one("keys").showModal());
    addEventListener("hashchange", arrive);
    label();
    measure();
    filter();
    arrive();
  });
})();
