// Remembers which edition a reader chose, and takes them there from the chooser at the site's root. On a first visit
// the browser's languages choose. Nothing needs this script: every page links to every edition.
"use strict";
{
  const root = new URL("..", document.currentScript.src).pathname; // this file lies in assets/
  const key = `comunicado ${root}`; // other newsrooms may share the host
  const offers = [...document.querySelectorAll(".chooser .choices a")]; // a missing page lists editions too

  const editionOf = (link) =>
    link.pathname.startsWith(root) ? link.pathname.slice(root.length).split("/")[0] : "";

  const languageOf = (tag) => tag.toLowerCase().split("-")[0];

  const forLanguages = (tags) => {
    const filled = offers.filter((link) => link.hreflang && !link.classList.contains("empty"));
    for (const tag of tags) {
      const found =
        filled.find((link) => link.hreflang.toLowerCase() === tag.toLowerCase()) ??
        filled.find((link) => languageOf(link.hreflang) === languageOf(tag));
      if (found) return found;
    }
    return undefined;
  };

  document.addEventListener("click", (event) => {
    const link = event.target.closest(".choices a, .switch a");
    const edition = link && editionOf(link);
    try {
      if (edition) localStorage.setItem(key, edition);
    } catch { /* storage may be forbidden: then nothing is remembered … */ }
  });

  try {
    if (offers.length) {
      const chosen = localStorage.getItem(key);
      let offer = offers.find((link) => editionOf(link) === chosen);
      if (chosen === null) {
        localStorage.setItem(key, "");
        offer = forLanguages(navigator.languages);
      }
      if (offer) location.replace(offer.href);
    }
  } catch { /* … and nobody is sent anywhere: they could never come back to the chooser */ }
}
