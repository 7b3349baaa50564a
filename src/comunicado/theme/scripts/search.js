// Shows what Pagefind finds for the words in the address (?q=…), ten releases at a time. The index of every edition, or
// those of its two languages, lie beside its search page; nothing is fetched until a reader searches.
"use strict";
{
  const STEP = 10;
  const here = document.currentScript; // a classic script: a module would not load from disk, and could not say so
  const start = async () => {
    const query = (new URLSearchParams(location.search).get("q") ?? "").trim();
    if (!here || !query) return;
    const box = document.querySelector(".found");
    const list = box.querySelector(".cards");
    const more = box.querySelector(".found-more");
    const say = (what, values) => {
      for (const one of box.querySelectorAll(".found-said p"))
        one.textContent = one.dataset[what].replace(/\{([a-z]+)\}/g, (whole, name) => values[name] ?? whole);
    };
    document.querySelector(".search input").value = query;
    say("busy", {});
    try {
      const results = await search(box.dataset.bundles.split(" "), query);
      const next = async () => {
        const batch = await Promise.all(results.splice(0, STEP).map((result) => result.data()));
        const cards = batch.map(card);
        const later = list.children.length > 0;
        list.append(...cards);
        if (later) cards[0].querySelector("a").focus();
        more.hidden = !results.length;
      };
      const count = results.length;
      more.addEventListener("click", next);
      await next();
      say(count ? "found" : "none", { count: String(count), query });
      document.title = `${query} | ${document.title}`;
    } catch {
      say("failed", {}); // opened from disk, or an index did not load
    }
  };

  // What the indexes answer, best first. Each has one language, which Pagefind takes whatever the page is in; a release
  // that both find is shown in the language that has more of the words.
  const search = async (bundles, query) => {
    const edition = new URL("..", location.href).pathname;
    const answers = await Promise.all(bundles.map(async (bundle) => {
      const address = new URL(bundle, location.href);
      const pagefind = await import(address);
      await pagefind.options({ baseUrl: edition, excerptLength: 30 });
      const releases = bundles.length > 1 ? await (await fetch(new URL("releases.json", address))).json() : {};
      const { results } = await pagefind.search(query);
      return results.map((result) => [releases[result.id] ?? result.id, result]);
    }));
    const best = new Map();
    for (const [release, result] of answers.flat().sort(([, one], [, other]) => other.score - one.score))
      if (!best.has(release)) best.set(release, result);
    return [...best.values()];
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
    const made = element(
      "li", "card",
      element("p", "date", found.meta.date),
      element("h2", "card-title", link),
      element("p", "summary", ...marked(found.excerpt, found.meta.title)),
    );
    made.lang = found.meta.lang;
    return made;
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
