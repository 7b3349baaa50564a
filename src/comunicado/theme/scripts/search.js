// Shows what Pagefind finds for the words in the address (?q=…), ten releases at a time. The index of every edition lies
// beside its search page; nothing is fetched until a reader searches.
"use strict";
{
  const STEP = 10;
  const here = document.currentScript; // a classic script: a module would not load from disk, and could not say so
  const start = async () => {
    const query = (new URLSearchParams(location.search).get("q") ?? "").trim();
    if (!here || !query) return;
    const box = document.querySelector(".found");
    const said = box.querySelector(".found-said");
    const list = box.querySelector(".cards");
    const more = box.querySelector(".found-more");
    const fill = (text, values) => text.replace(/\{([a-z]+)\}/g, (whole, name) => values[name] ?? whole);
    document.querySelector(".search input").value = query;
    said.textContent = said.dataset.busy;
    try {
      const pagefind = await import(new URL(box.dataset.bundle, location.href));
      const edition = new URL("..", location.href).pathname;
      await pagefind.options({ baseUrl: edition, excerptLength: 30 });
      const { results } = await pagefind.search(query);
      let shown = 0;
      const next = async () => {
        const batch = await Promise.all(results.slice(shown, shown + STEP).map((result) => result.data()));
        const cards = batch.map(card);
        list.append(...cards);
        if (shown) cards[0].querySelector("a").focus();
        shown += batch.length;
        more.hidden = shown >= results.length;
      };
      more.addEventListener("click", next);
      await next();
      said.textContent = results.length
        ? fill(said.dataset.found, { count: String(results.length) })
        : fill(said.dataset.none, { query });
      document.title = `${query} | ${document.title}`;
    } catch {
      said.textContent = said.dataset.failed; // opened from disk, or the index did not load
    }
  };

  const element = (name, className, ...children) => {
    const made = document.createElement(name);
    made.className = className;
    made.append(...children);
    return made;
  };

  const card = (found) => {
    const link = element("a", "", found.meta.title);
    link.href = found.url;
    return element(
      "li", "card",
      element("p", "date", found.meta.date),
      element("h2", "card-title", link),
      element("p", "summary", ...marked(found.excerpt, found.meta.title)),
    );
  };

  // An excerpt is text with <mark> in it: nothing else of it becomes an element. The title stands above already.
  const marked = (excerpt, title) => {
    const body = new DOMParser().parseFromString(excerpt, "text/html").body;
    const text = body.textContent;
    let spare = text.startsWith(title) ? title.length + text.slice(title.length).match(/^[.\s]*/)[0].length : 0;
    return [...body.childNodes].map((node) => {
      const rest = node.textContent.slice(spare);
      spare = Math.max(0, spare - node.textContent.length);
      return node.nodeName === "MARK" && rest ? element("mark", "", rest) : rest;
    });
  };

  start();
}
