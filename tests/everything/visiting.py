"""An open page in, what is wrong with it for a reader out: overlapping texts, cut texts, the Tab key's way."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from playwright.sync_api import Page

_OVERLAPS = """() => {
  const shown = element => !element.closest('.hidden, .skip, [hidden], details:not([open]) > :not(summary)');
  const block = element => {
    while (getComputedStyle(element).display.startsWith('inline')) element = element.parentElement;
    return element;
  };
  const boxes = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node; (node = walker.nextNode());) {
    if (!node.data.trim() || !shown(node.parentElement)) continue;
    const range = document.createRange();
    range.selectNodeContents(node);
    const frame = node.parentElement.closest('.table, pre')?.getBoundingClientRect();
    for (const box of range.getClientRects())
      if (box.width > 1 && !(frame && box.right > frame.right)) {
        const text = node.data.trim().slice(0, 40);
        boxes.push({box, owner: block(node.parentElement), text});
      }
  }
  const found = [];
  for (const [nth, one] of boxes.entries())
    for (const other of boxes.slice(nth + 1)) {
      if (one.owner === other.owner) continue;
      const wide = Math.min(one.box.right, other.box.right) - Math.max(one.box.left, other.box.left);
      const high = Math.min(one.box.bottom, other.box.bottom) - Math.max(one.box.top, other.box.top);
      if (wide > 2 && high > 5) found.push(`'${one.text}' and '${other.text}'`);
    }
  return found;
}"""
_CUT = """() => [...document.querySelectorAll('body *')].filter(element => {
  const style = getComputedStyle(element);
  if (element.closest('.hidden') || style.display.startsWith('inline')) return false;
  const wider = element.scrollWidth - element.clientWidth > 1;
  if (style.overflowX === 'auto') return wider && !(element.tabIndex === 0 && element.getAttribute('aria-label'));
  return /hidden|clip/.test(style.overflowX) && !element.matches('.release-line') && wider;
}).map(element => element.outerHTML.slice(0, 120))"""
_FOCUS = """() => {
  const element = document.activeElement;
  if (!element || element === document.body) return null;
  const box = element.getBoundingClientRect();
  const shape = element.matches('input[type=radio]') ? element.closest('label') : element;
  const style = getComputedStyle(shape);
  const all = [...document.querySelectorAll('*')];
  const top = document.elementFromPoint(box.left + Math.min(box.width, 10) / 2, box.top + Math.min(box.height, 10) / 2);
  return {
    place: all.indexOf(element),
    said: (element.getAttribute('aria-label') || element.innerText || element.value || element.name || '').trim(),
    html: element.outerHTML.slice(0, 160),
    outlined: style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2,
    seen: box.width > 0 && box.height > 0 && box.top >= 0 && box.left >= 0 && box.bottom <= innerHeight + 1,
    covered: !!top && top !== element && !element.contains(top) && !top.contains(element)
      && !top.closest('label')?.contains(element),
  };
}"""
_STOPS = """() => [...document.querySelectorAll('a[href], button, input, select, textarea, summary, [tabindex="0"]')]
  .filter(element => element.checkVisibility() && !element.disabled && element.type !== 'hidden'
    && !(element.type === 'radio' && !element.checked)).length"""


@dataclass(frozen=True, slots=True)
class Stop:
    """An element that the Tab key came to."""

    place: int
    """Among all elements, in the order of the page."""
    said: str
    """Its name or text."""
    html: str
    outlined: bool
    """Its focus is drawn."""
    seen: bool
    """It is whole, on the screen."""
    covered: bool
    """Something else lies on it."""


def wrong(page: Page) -> list[str]:
    """What a reader cannot read as the page stands now, a line each.

    Texts of different blocks that share a place; elements whose content is wider than they are, and that the keyboard
    cannot scroll; a page that is wider than its window.
    """
    found = [f"on one another: {pair}" for pair in page.evaluate(_OVERLAPS)]
    found += [f"cut: {element}" for element in page.evaluate(_CUT)]
    wider: int = page.evaluate("document.documentElement.scrollWidth - window.innerWidth")
    return [*found, *([f"the page is {wider} px wider than its window"] if wider > 0 else [])]


def stops(page: Page) -> tuple[list[Stop], int]:
    """Where the Tab key leads, from the top of a page until it leaves it; and how many stops there should be."""
    found: list[Stop] = []
    expected: int = page.evaluate(_STOPS)
    for _ in range(expected + 5):
        page.keyboard.press("Tab")
        at: dict[str, Any] | None = page.evaluate(_FOCUS)
        if at is None:
            break
        found.append(Stop(**at))
    return found, expected
