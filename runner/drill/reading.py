"""What somebody means by `3/4`, `0,75`, `75%`, `ln 2` or `[1 2; 3 4]`: text becomes numbers, and is never run.

    answer = row {; row}      row = sum {, sum}      sum = product {± product}      product = power {* power}

A comma may be a decimal comma or stand between two entries: both readings are tried, and what was asked for decides.
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass

Value = float | list["Value"]
Shape = tuple[int, ...]

LONGEST = 200  # letters of an answer
DEEPEST = 12  # brackets in brackets

SIGNS = {
    **dict.fromkeys("−–—‐‑﹣－", "-"),
    **dict.fromkeys("·×∙⋅∗•", "*"),
    **dict.fromkeys("÷∕⁄", "/"),
    **dict.fromkeys("\u00a0\u2007\u2009\u202f\t\n\r", " "),
    **{"½": "(1/2)", "¼": "(1/4)", "¾": "(3/4)", "⅓": "(1/3)", "⅔": "(2/3)", "⅛": "(1/8)", "⅜": "(3/8)", "⅝": "(5/8)"},
    **{"⅞": "(7/8)", "⅙": "(1/6)", "⅕": "(1/5)", "⅖": "(2/5)", "⅗": "(3/5)", "⅘": "(4/5)", "√": " sqrt "},
    **{"²": "^2", "³": "^3", "π": " pi ", "₂": "2 ", "₁": "1", "₀": "0 ", "{": "[", "}": "]"},
}
TABLE = str.maketrans(SIGNS)
ASSIGNED = ("<-", ":=", "←", "-=", "+=", "=")
GREEK = {"θ": "theta", "η": "eta", "α": "alpha", "∇f": "grad", "∇": "grad"}

FUNCTIONS: dict[str, Callable[[float], float]] = {
    "ln": math.log,
    "log2": math.log2,
    "log_2": math.log2,
    "log10": math.log10,
    "sqrt": math.sqrt,
    "exp": math.exp,
}
CONSTANTS = {"e": math.e, "pi": math.pi}

TOKEN = re.compile(r"\s*(?:(\d+(?:\.\d*)?(?:[eE][+-]?\d+)?|\.\d+(?:[eE][+-]?\d+)?)|([^\W\d]\w*)|(\*\*|.))", re.ASCII)
DECIMAL_COMMA = re.compile(r"(?<![\d.,])(\d*),(\d+)(?![\d.]|,\d)", re.ASCII)
COMMA_CHAIN = re.compile(r"\d,\d+,\d", re.ASCII)
PAIR = re.compile(r"[(\[]\s*-?\d+,\d+\s*[)\]]", re.ASCII)  # in brackets of its own no decimal comma is likely
THOUSANDS = re.compile(r"[1-9]\d{0,2},\d{3}", re.ASCII)
PLAIN = re.compile(r"-?\d{1,15}(?:\.\d{1,15})?", re.ASCII)
LABEL = re.compile(r"\s*(?:[^\W\d][\w·. ()]{0,19}?)?\s*[=≈~]\s*")  # `x = 3`, `≈ 0.47`
UNIT = re.compile(r"\s*\b(?:bits?|nats?)\b\s*\.?\s*$", re.IGNORECASE)
GLUED = re.compile(r"(?<![^\W\d_])(ln|sqrt)(?=[\d.])")  # `ln2` is `ln 2`
PERCENT = re.compile(r"\bper ?cent\b", re.IGNORECASE)


class NotUnderstoodError(Exception):
    """A sentence on what could not be read, and how to write it."""


@dataclass(frozen=True)
class Token:
    """A number, a name or a sign; whether a space comes before it, and one after."""

    kind: str
    text: str
    before: bool
    after: bool


def read(text: str, shape: Shape = (), whole: bool = False) -> list[Value]:
    """What the text can mean: one value of the shape that is asked for, else all values of other shapes.

    Raises NotUnderstoodError for what means nothing.
    """
    if not shape and PLAIN.fullmatch(text):  # most answers
        return [float(text)]
    text = _cleaned(text)
    if not shape and whole and THOUSANDS.fullmatch(text):
        raise NotUnderstoodError("Is that comma a decimal comma? Write the number with a point, or without the comma.")
    found: list[Value] = []
    problem: NotUnderstoodError | None = None
    for reading in [text] if not shape and PAIR.fullmatch(text) else _readings(text):
        try:
            value = _Reader(reading, bool(shape)).all()
        except NotUnderstoodError as error:
            problem = problem or error
        else:
            value = _folded(value, shape)
            found += [value] if value not in found else []
    if not found and problem:
        raise problem
    return [value for value in found if shape_of(value) == shape] or found  # one reading has fewer entries


def read_rule(text: str, names: Mapping[str, float]) -> float:
    """What an expression in these names gives. `x = …` is read by its right side, `x -= …` as x − (…)."""
    text = _translated(text).strip()
    for sign, name in GREEK.items():
        text = text.replace(sign, f" {name} ")
    sign = next((s for s in ASSIGNED if s in text), "")
    if not sign:
        return _number(_Reader(text, False, names).all())
    left, _, right = text.partition(sign)
    if not right.strip():
        raise NotUnderstoodError(f"What comes after {sign}?")
    value = _number(_Reader(right, False, names).all())
    if sign in ("-=", "+="):
        old = _number(_Reader(left, False, names).all())
        return old - value if sign == "-=" else old + value
    return value


def shape_of(value: Value) -> Shape:
    """() of a number, (3,) of a list of three, (2, 3) of two rows of three; (-1,) of anything else."""
    if not isinstance(value, list):
        return ()
    if _is_flat(value):
        return (len(value),)
    widths = {len(entry) if isinstance(entry, list) and _is_flat(entry) else -1 for entry in value}
    return (len(value), *widths) if len(widths) == 1 and widths != {-1} else (-1,)


def _is_flat(value: list[Value]) -> bool:
    return list not in map(type, value)


def flat(value: Value) -> tuple[float, ...]:
    """All numbers, in order."""
    if not isinstance(value, list):
        return (value,)
    if _is_flat(value):
        return tuple(value)  # type: ignore[arg-type]  # no lists in it
    return tuple(number for entry in value for number in flat(entry))


def _translated(text: str) -> str:
    if len(text) > LONGEST:
        raise NotUnderstoodError("That is too long for me. A short answer will do.")
    return text.translate(TABLE)


def _cleaned(text: str) -> str:
    label = LABEL.match(text[:LONGEST])
    text = _translated(text[label.end() :] if label else text)
    return GLUED.sub(r"\1 ", PERCENT.sub("%", UNIT.sub("", text))).strip()


def _readings(text: str) -> list[str]:
    """The text with each comma between entries; and, where there can be decimal commas, with points in their place."""
    if COMMA_CHAIN.search(text):
        return [text]
    point = DECIMAL_COMMA.sub(r"\1.\2", text)
    return [text] if point == text else [text, point]


def _folded(value: Value, shape: Shape) -> Value:
    """`[5]` is the number 5 where one is asked for, and a single row or column a list."""
    if isinstance(value, list) and shape_of(value) != shape:
        if shape == () and len(flat(value)) == 1:
            return flat(value)[0]
        if len(shape) == 1 and shape_of(value) in ((1, *shape), (*shape, 1)):
            return list(flat(value))
    return value


def _number(value: Value) -> float:
    if isinstance(value, list):
        raise NotUnderstoodError("I can't calculate with a list. Write it with numbers alone.")
    return value


class _Reader:
    """Reads one text, from left to right."""

    def __init__(self, text: str, lists: bool, names: Mapping[str, float] | None = None) -> None:
        self.tokens, self.lists, self.depth, self.at = _tokens(text), lists, 0, 0
        self.names, self.rule = CONSTANTS if names is None else names, names is not None

    def all(self) -> Value:
        """The whole text."""
        if not self.tokens:
            raise NotUnderstoodError("There is nothing to read yet.")
        value = self.sequence("", always_list=False)
        if not all(map(math.isfinite, flat(value))):
            raise NotUnderstoodError("That is larger than any number I know.")
        return value

    def sequence(self, closing: str, always_list: bool) -> Value:
        """Rows between semicolons, entries between commas or spaces, up to the closing bracket."""
        rows: list[list[Value]] = [[]]
        fresh = True  # a separator stands before this place
        commas = 0
        while self.peek != closing:
            if self.peek in (",", ";") and not fresh:
                if self.take().text == ";":
                    rows.append([])
                else:
                    commas += 1
                fresh = True
            else:
                rows[-1].append(self.sum())
                fresh = False
        if closing:
            self.take()
        if not rows[-1]:
            rows.pop()
        if not rows:
            raise NotUnderstoodError("There is nothing between those brackets.")
        if len(rows) > 1:
            return [row[0] if len(row) == 1 else list(row) for row in rows]
        only = rows[0]
        return only[0] if len(only) == 1 and not always_list and not commas else list(only)

    def sum(self) -> Value:
        """Products, added and subtracted."""
        value = self.product()
        while self.peek in ("+", "-") and not self.is_next_entry():
            sign = self.take().text
            other = _number(self.product())
            value = _number(value) + other if sign == "+" else _number(value) - other
        return value

    def product(self) -> Value:
        """Powers, multiplied and divided; `2 ln 3`, `2(3 + 1)` and `2√3` are products as well."""
        value = self.signed()
        while True:
            if self.peek in ("*", "/"):
                sign = self.take().text
                value = self.result(lambda a, b: a * b if sign == "*" else a / b, value, self.signed())  # noqa: B023
            elif not isinstance(value, list) and self.is_factor():
                value = self.result(lambda a, b: a * b, value, self.signed())
            else:
                return value

    def signed(self) -> Value:
        """`-2^2` is −4."""
        negative = False
        while self.peek in ("+", "-"):
            negative ^= self.take().text == "-"
        value = self.power()
        return -_number(value) if negative else value

    def power(self) -> Value:
        """`2^3`, `75%`."""
        self.depth += 1
        if self.depth > DEEPEST:
            raise NotUnderstoodError("That is nested too deeply for me. Work it out a little further.")
        value = self.operand()
        while self.peek == "%":
            self.take()
            value = _number(value) / 100
        if self.peek == "^":
            self.take()
            value = self.result(lambda a, b: a**b, value, self.signed())
        self.depth -= 1
        return value

    def operand(self) -> Value:
        """A number, a name, a function of something, or what stands in brackets."""
        token = self.take()
        if token.kind == "number":
            return float(token.text)
        if token.kind == "name":
            return self.named(token)
        if token.text in ("(", "["):
            return self.sequence(")" if token.text == "(" else "]", always_list=token.text == "[")
        if not token.text:
            raise NotUnderstoodError("Something is missing at the end.")
        raise NotUnderstoodError(f"I do not understand “{token.text}” here.")

    def named(self, token: Token) -> Value:
        """`eta`, `pi`, `ln 2`, `sqrt(2)`."""
        name = token.text
        if name in self.names:
            if self.rule and self.peek == "(" and not self.tokens[self.at].before:
                raise NotUnderstoodError(f"{name} is a number already: write {name} alone, or {name} * (…).")
            return self.names[name]
        if self.rule:
            raise NotUnderstoodError(f"I do not know “{name[:20]}”. Write the rule with {', '.join(self.names)}.")
        if name == "log":
            raise NotUnderstoodError("There are several logarithms: write ln 3, log2(3) or log10(3).")
        if name not in FUNCTIONS:
            raise NotUnderstoodError(f"I do not know “{name[:20]}”.")
        bracket = self.peek == "("
        value = self.result(lambda x, _: FUNCTIONS[name](x), self.power_of_argument(bracket), 0.0)
        if not bracket and self.peek == "/" and name != "sqrt":
            raise NotUnderstoodError(f"Is the division inside of {name}? Write {name}(2/3) or {name}(2)/3.")
        return value

    def power_of_argument(self, bracket: bool) -> Value:
        """In `ln(2)^2` the brackets end the argument, in `ln 2^3` the power belongs to it."""
        if not bracket:
            return self.signed()
        self.take()
        return self.sequence(")", always_list=False)

    def result(self, action: Callable[[float, float], float], a: Value, b: Value) -> float:
        """What the action gives; what has no answer among the real numbers is said."""
        try:
            value = action(_number(a), _number(b))
        except ZeroDivisionError as error:
            raise NotUnderstoodError("That divides by zero.") from error
        except OverflowError as error:
            raise NotUnderstoodError("That is larger than any number I know.") from error
        except ValueError as error:
            raise NotUnderstoodError("That root or logarithm has no answer among the real numbers.") from error
        if isinstance(value, complex):
            raise NotUnderstoodError("That root or logarithm has no answer among the real numbers.")
        return value

    def is_factor(self) -> bool:
        """True if what comes next is multiplied although no sign says so."""
        if self.at >= len(self.tokens):
            return False
        token = self.tokens[self.at]
        return token.kind == "name" or (token.text == "(" and not (self.lists and token.before))

    def is_next_entry(self) -> bool:
        """In `[1 -2]` the minus is a sign, in `[1 - 2]` and `[1-2]` it subtracts."""
        token = self.tokens[self.at]
        return self.lists and token.before and not token.after

    @property
    def peek(self) -> str:
        """The next sign; nothing at the end, `1` for a number and `a` for a name."""
        if self.at >= len(self.tokens):
            return ""
        token = self.tokens[self.at]
        return {"number": "1", "name": "a"}.get(token.kind, token.text)

    def take(self) -> Token:
        """The next one, which is passed."""
        self.at += 1
        return self.tokens[self.at - 1] if self.at <= len(self.tokens) else Token("sign", "", False, False)


def _tokens(text: str) -> list[Token]:
    found = []
    for match in TOKEN.finditer(text.rstrip()):
        number, name, sign = match.groups()
        kind = "number" if number else "name" if name else "sign"
        before, after = match[0][:1].isspace(), text[match.end() : match.end() + 1].isspace()
        found.append(Token(kind, number or name or ("^" if sign == "**" else sign), before, after))
    return found
