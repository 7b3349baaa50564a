"""Negation: a sentence that denies something stays one, and no other becomes one."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from comunicado import tags
from comunicado.checks.context import Context
from comunicado.checks.prose import prose
from comunicado.model import Segment

_DENIES = {
    "en": re.compile(
        r"\b(?:no(?!\. ?[0-9]| (?:later|sooner|fewer|less|more) than| doubt)"
        r"|not(?! (?:only|just|later|fewer|less|more)\b)"
        r"|never(?!theless)|none|nobody|no one|nothing|neither|nor|cannot|without(?! doubt)|\w+n[’']t)\b",
        re.IGNORECASE,
    ),
    "es": re.compile(
        r"\b(?:no(?!\. ?[0-9]| obstante| s[oó]lo| solamente| [uú]nicamente| m[aá]s (?:de|tarde)| menos de)"
        r"|nunca|jam[aá]s|ning[uú]n[oa]?s?|nadie|tampoco|ni|sin(?! embargo| duda| importar))\b",
        re.IGNORECASE,
    ),
}
_MAY_DENY = {
    "en": re.compile(
        r"\b(?:no|not|non\w*|un(?!der|i[tvqo]|cle|til)\w{3,}|\w{3,}less|im(?:possib|mature|proper|personal)\w*"
        r"|in(?:abil|activ|adequa|capab|complete|correct|eligib|frequent|sufficien|valid|definit|dependen|edit|expens)\w*"
        r"|i(?:llegal|llicit|rregular|rrespective|rrelevant)\w*"
        r"|dis(?:ab|agree|allow|appear|approv|continu|like|miss|obey|regard|qualif)\w*|fail\w*|lack\w*|miss\w*|avoid\w*"
        r"|prevent\w*|refus\w*|den(?:y|ied|ies|ial)\w*|declin\w*|reject\w*|ban(?:s|ned)?|prohibit\w*|forbid\w*|unless|until"
        r"|instead|rather|few|little|hardly|barely|rarely|seldom|stop\w*|ceas\w*|free|exempt\w*|except\w*|but|yet"
        r"|absen\w*|void|zero|nowhere|no-?\w+|other than|regardless|ignor\w*|skip\w*|obsolete|beyond|outside"
        r"|(?:who|what|where|which|when)ever|check(?:s|ed|ing)? for|de(?:activ|brand|regul)\w*)\b",
        re.IGNORECASE,
    ),
    "es": re.compile(
        r"\b(?:no|nada|i(?:n|m)(?:activ|adecuad|capac|capaz|complet|correct|elegib|exist|edit|esper|estab|hab|necesari|posib"
        r"|segur|suficien|usual|v[aá]lid|voluntari|cumpl|dependien|definid|docum)\w*|i(?:legal|l[ií]cit|rregular)\w*"
        r"|des(?:conoc|emple|activ|habilit|aprob|autoriz|aparec|cart|cuid|ech|unid|proteg)\w*|falt\w*|care[cz]\w*|evit\w*"
        r"|impid\w*|impe\w*|neg\w*|nieg\w*|rechaz\w*|prohib\w*|exent\w*|salvo|except\w*|s[oó]lo|solamente|[uú]nicamente|apenas"
        r"|rara\w*|poc[oa]s?|dej\w*|en lugar|en vez|libre de|gratis|gratuit\w*|ausen\w*|fuera|sino|cero|a menos"
        r"|m[aá]s tardar|sin|ignor\w*|omit\w*|obsolet\w*|aj[ea]n\w*|m[aá]s all[aá])\b",
        re.IGNORECASE,
    ),
}
"""Words that may say what the other language denies: `unless` and `a menos que no`, `unable` and `no puede`."""
_SENTENCE = re.compile(r"(?<=[.!?;])[\"”’»)]*\s+(?=[^\Wa-zà-ÿ])")


def doubt(segment: Segment, string: str, context: Context) -> Iterator[str]:
    """A negation that only one of two texts has, sentence by sentence where both have as many."""
    languages = tags.language(context.source), tags.language(context.locale)
    if not all(language in _DENIES for language in languages):
        return
    ours, theirs = (_SENTENCE.split(prose(text, plain=segment.plain)) for text in (segment.text, string))
    if len(ours) != len(theirs):
        ours, theirs = [" ".join(ours)], [" ".join(theirs)]
    yield from dict.fromkeys(_compared(ours, theirs, languages))


def _compared(ours: Sequence[str], theirs: Sequence[str], languages: tuple[str, str]) -> Iterator[str]:
    for mine, yours in zip(ours, theirs, strict=True):
        for one, other, where in ((0, 1, "source"), (1, 0, "translation")):
            text, counterpart = (mine, yours)[one], (mine, yours)[other]
            denial = _DENIES[languages[one]].search(text)
            if denial and not any(table[languages[other]].search(counterpart) for table in (_DENIES, _MAY_DENY)):
                yield f"only the {where} denies something ('{denial[0]}')"
