"""A `Page` in, what stands around a release's text out, as plain values: for editions that are no HTML."""

from __future__ import annotations

from dataclasses import dataclass

from comunicado import facts
from comunicado.editions import about, people, voice
from comunicado.editions.labels import Labels
from comunicado.editions.page import Page
from comunicado.editions.voice import Voice
from comunicado.model import Content, PartialDate, Str, Translation


@dataclass(frozen=True, slots=True)
class Notice:
    """Something that a reader must know before the text."""

    label: str
    """As 'Correction (December 2, 2026)'; may be empty."""
    text: Content
    lang: str
    """BCP 47 tag of `text`."""


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a contact."""

    label: str
    text: str
    href: str = ""
    lang: str | None = None
    """BCP 47 tag of `text`, where it is not in the language around it (a gap)."""


@dataclass(frozen=True, slots=True)
class Parts:
    """One language of a page."""

    translation: Translation
    voice: Voice
    kind: str
    """As 'News release'."""
    status: str
    """As 'For immediate release'."""
    date: str
    updated: str
    """As 'Last updated September 30, 2009'; mostly empty."""
    publishers: tuple[str, ...]
    """Who speaks."""
    dateline: Content
    """With the mark that ends it; empty where there is none."""
    notices: tuple[Notice, ...]
    contacts_label: str
    contacts: tuple[tuple[Line, ...], ...]

    @property
    def labels(self) -> Labels:
        """The theme's labels in its language."""
        return self.voice.labels

    def lang(self, field: str) -> str:
        """The language of a field of the front matter: another one than the text's where it is a gap."""
        return dict(self.translation.release.langs).get(field, self.translation.locale)


def of(page: Page, nth: int) -> Parts:
    """The parts of one of a page's texts."""
    text = page.texts[nth]
    speaks = voice.of(text.locale, page.newsroom, text.words)
    _ = speaks.labels
    several = len(text.contacts) > 1
    return Parts(
        translation=text,
        voice=speaks,
        kind=about.kind(text),
        status=_("For immediate release"),
        date=_shown(page, text, text.release.date),
        updated=_updated(page, text, _),
        publishers=tuple(name for name, _address in about.publishers(page.newsroom, text)),
        dateline=about.dateline(text),
        notices=_notices(page, nth, _),
        contacts_label=_("Media contacts") if several else _("Media contact"),
        contacts=tuple(_contact(people.of(one, text.locale), _) for one in text.contacts),
    )


def _notices(page: Page, nth: int, labels: Labels) -> tuple[Notice, ...]:
    _ = labels
    text = page.texts[nth]
    found = [Notice("", (Str(one.texts[nth]),), text.locale) for one in page.notices if one.texts[nth]]
    for one in about.corrections(text):
        label, day = _("Correction"), _shown(page, text, one.date)
        found.append(Notice(f"{label} ({day})", one.text, one.lang or text.locale))
    return tuple(found)


def _updated(page: Page, text: Translation, labels: Labels) -> str:
    _ = labels
    if not text.release.updated_date:
        return ""
    label, day = _("Last updated"), _shown(page, text, text.release.updated_date)
    return f"{label} {day}"


def _shown(page: Page, text: Translation, date: PartialDate) -> str:
    return facts.show_date(date, locale=text.locale, zone=page.edition.timezone).text


def _contact(person: people.Person, labels: Labels) -> tuple[Line, ...]:
    _ = labels
    named = {"name": person.name, "role": person.role, "organization": person.organization}
    lines = [Line("", one, lang=person.langs.get(field)) for field, one in named.items() if one]
    if person.email:
        lines.append(Line("", person.email, f"mailto:{person.email}"))
    for phone in person.phones:
        lines.append(Line(_("Mobile:") if phone.mobile else "", phone.text, phone.href))
        if phone.abroad:
            lines.append(Line(_("From Mexico:"), phone.abroad, phone.href))
    hours = Line("", person.hours, lang=person.langs.get("hours"))
    return (*lines, hours) if person.hours else tuple(lines)
