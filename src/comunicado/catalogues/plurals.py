"""A `Plural-Forms` header in, the number of its forms out, proved for every n; and the header for a language."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache

MAX_FORMS = 12
"""No language has more than six; a catalogue that claims 2,000,000,000 asks for memory, not for plurals."""
_MAX_LENGTH = 1000
_MAX_DEPTH = 40
_PROVED = 1001  # msgfmt, too, tries n = 0 … 1000
_MASK = (1 << 64) - 1  # gettext computes in unsigned long

_TOKEN = re.compile(r"\s*(?:(\d{1,9})(?!\d)|(n)\b|(\|\||&&|[=!<>]=|[-+*/%<>!?:()]))")
_COUNT = re.compile(r"nplurals=\s*(\d*)")
_EXPRESSION = re.compile(r"plural=([^;]*)")

# As `msginit` writes them.
_TWO = "nplurals=2; plural=(n != 1);"
_FRENCH = "nplurals=2; plural=(n > 1);"
_ONE = "nplurals=1; plural=0;"
_RUSSIAN = "nplurals=3; plural=(n%10==1 && n%100!=11 ? 0 : n%10>=2 && n%10<=4 && (n%100<10 || n%100>=20) ? 1 : 2);"
_FORMS = {
    **dict.fromkeys(("bg", "ca", "da", "de", "el", "en", "eo", "es", "et", "eu", "fi", "fo", "gl", "he", "hu"), _TWO),
    **dict.fromkeys(("it", "nb", "nl", "nn", "no", "pt", "sq", "sv"), _TWO),
    **dict.fromkeys(("fr", "pt_BR"), _FRENCH),
    **dict.fromkeys(("id", "ja", "ko", "ms", "th", "vi", "zh"), _ONE),
    **dict.fromkeys(("be", "bs", "hr", "ru", "sr", "uk"), _RUSSIAN),
    "cs": "nplurals=3; plural=(n==1) ? 0 : (n>=2 && n<=4) ? 1 : 2;",
    "sk": "nplurals=3; plural=(n==1) ? 0 : (n>=2 && n<=4) ? 1 : 2;",
    "pl": "nplurals=3; plural=(n==1 ? 0 : n%10>=2 && n%10<=4 && (n%100<10 || n%100>=20) ? 1 : 2);",
    "ro": "nplurals=3; plural=n==1 ? 0 : (n==0 || (n%100 > 0 && n%100 < 20)) ? 1 : 2;",
    "ar": "nplurals=6; plural=n==0 ? 0 : n==1 ? 1 : n==2 ? 2 : n%100>=3 && n%100<=10 ? 3 : n%100>=11 ? 4 : 5;",
    "ht": _TWO,
    "ga": "nplurals=3; plural=n==1 ? 0 : n==2 ? 1 : 2;",
    "sl": "nplurals=4; plural=(n%100==1 ? 0 : n%100==2 ? 1 : n%100==3 || n%100==4 ? 2 : 3);",
    "lt": "nplurals=3; plural=(n%10==1 && n%100!=11 ? 0 : n%10>=2 && (n%100<10 || n%100>=20) ? 1 : 2);",
    "lv": "nplurals=3; plural=(n%10==1 && n%100!=11 ? 0 : n != 0 ? 1 : 2);",
}

_Rule = Callable[[int], int]


def header(language: str) -> str:
    """The `Plural-Forms` value of a POSIX name (`es`, `pt_BR`); that of most languages where it is not known.

    >>> header("es_MX")
    'nplurals=2; plural=(n != 1);'
    """
    name = language.partition("@")[0].partition(".")[0]
    return _FORMS.get(name) or _FORMS.get(name.partition("_")[0], _TWO)


def count(value: str) -> int | None:
    """`nplurals` of a `Plural-Forms` value; None where it lacks `nplurals=` or `plural=`.

    Raises `ValueError` with the reason, a clause, if the value is wrong or is not true for some n.
    """
    found = _COUNT.search(value)
    expression = _EXPRESSION.search(value)
    if found and not found[1]:
        raise ValueError("nplurals in Plural-Forms is no number")
    forms = int(found[1]) if found and len(found[1]) < 10 else MAX_FORMS + 1
    if found and not 0 < forms <= MAX_FORMS:
        raise ValueError(f"nplurals in Plural-Forms is not between 1 and {MAX_FORMS}")
    if expression:
        _prove(expression[1], forms if found else MAX_FORMS)
    return forms if found and expression else None


@lru_cache(maxsize=64)
def _prove(expression: str, forms: int) -> None:
    rule = _Parser(expression).rule()
    for n in range(_PROVED):
        try:
            form = rule(n)
        except ZeroDivisionError:
            raise ValueError(f"the plural expression divides by zero for n = {n}") from None
        except RecursionError:
            raise ValueError("the plural expression is too long") from None
        if form >= forms:
            raise ValueError(f"the plural expression gives a form beyond nplurals = {forms} for n = {n}")


_OPERATORS: dict[str, Callable[[int, int], int]] = {
    "==": lambda a, b: a == b,
    "!=": lambda a, b: a != b,
    "<": lambda a, b: a < b,
    ">": lambda a, b: a > b,
    "<=": lambda a, b: a <= b,
    ">=": lambda a, b: a >= b,
    "+": lambda a, b: (a + b) & _MASK,
    "-": lambda a, b: (a - b) & _MASK,
    "*": lambda a, b: (a * b) & _MASK,
    "/": lambda a, b: a // b,
    "%": lambda a, b: a % b,
}
_LEVELS = (("||",), ("&&",), ("==", "!="), ("<", ">", "<=", ">="), ("+", "-"), ("*", "/", "%"))


class _Parser:
    """A C expression over n, by recursive descent: nothing of it is ever evaluated as Python."""

    def __init__(self, text: str) -> None:
        self._tokens: list[str] = []
        self._depth = 0
        position, text = 0, text.rstrip()
        while position < len(text):
            match = _TOKEN.match(text, position)
            if match is None or len(text) > _MAX_LENGTH:
                raise ValueError("the plural expression is not valid")
            self._tokens.append(match[0].strip())
            position = match.end()
        self._tokens.reverse()

    def rule(self) -> _Rule:
        """The whole expression as a function of n."""
        rule = self._choice()
        if self._tokens:
            raise ValueError("the plural expression is not valid")
        return rule

    def _take(self, *tokens: str) -> str | None:
        return self._tokens.pop() if self._tokens and (not tokens or self._tokens[-1] in tokens) else None

    def _choice(self) -> _Rule:
        self._depth += 1
        if self._depth > _MAX_DEPTH:
            raise ValueError("the plural expression is nested too deeply")
        condition = self._binary(0)
        if self._take("?"):
            yes = self._choice()
            if not self._take(":"):
                raise ValueError("the plural expression is not valid")
            no = self._choice()
            self._depth -= 1
            return lambda n: yes(n) if condition(n) else no(n)
        self._depth -= 1
        return condition

    def _binary(self, level: int) -> _Rule:
        if level == len(_LEVELS):
            return self._unary()
        left = self._binary(level + 1)
        while operator := self._take(*_LEVELS[level]):
            left = _join(operator, left, self._binary(level + 1))
        return left

    def _unary(self) -> _Rule:
        negations = 0
        while self._take("!"):
            negations += 1
        token = self._take()
        if token == "(":
            operand = self._choice()
            if not self._take(")"):
                raise ValueError("the plural expression is not valid")
        elif token == "n":
            operand = _identity
        elif token and token.isdigit():
            operand = _constant(int(token))
        else:
            raise ValueError("the plural expression is not valid")
        return operand if not negations else lambda n: bool(operand(n)) ^ (negations & 1)


def _identity(n: int) -> int:
    return n


def _constant(value: int) -> _Rule:
    return lambda n: value


def _join(operator: str, left: _Rule, right: _Rule) -> _Rule:
    if operator == "||":
        return lambda n: bool(left(n) or right(n))
    if operator == "&&":
        return lambda n: bool(left(n) and right(n))
    apply = _OPERATORS[operator]
    return lambda n: apply(left(n), right(n))
