"""What Python's own words mean, in a sentence for somebody who reads them for the first time.

Each is true whatever has led to the error; where that is not sure, there is none.
"""

from __future__ import annotations

import keyword
import re
from collections.abc import Callable
from difflib import get_close_matches
from types import ModuleType
from typing import Any

NUMBERS = r"(?:int|float|complex|bool|numpy\.(?:float|int|uint|complex)\d+|numpy\.bool_?)"
FUNCTIONS = (
    r"(?:function|builtin_function_or_method|method|method_descriptor|type|numpy\.ufunc|numpy\._ArrayFunction\w+)"
)
LISTS = r"(?:list|tuple)"
NONE = "a function that ends without a `return` gives None, and so do `print(…)`, `.append(…)` and `.sort()`"
ARRAY = "an array does: `np.array(…)`"
OF_ARRAYS = ("shape", "T", "sum", "mean", "dot", "size", "ndim", "max", "min", "std", "var", "reshape", "argmax", "all")

# Signs on paper, and what Python writes for them.
SIGNS = {
    "−": "-",
    "–": "-",
    "·": "*",
    "×": "*",
    "÷": "/",
    "²": "**2",
    "³": "**3",
    "√": "np.sqrt(…)",
    "≥": ">=",
    "≤": "<=",
    "≠": "!=",
}
SIGNS |= dict.fromkeys("“”„‘’", '"')

Said = str | Callable[[re.Match[str]], str]

# Kind of the error, what it says, and what that means. The first that fits is told.
MEANT: tuple[tuple[type[BaseException], str, Said], ...] = (
    (
        TypeError,
        rf"'{NUMBERS}' object is not callable",
        "round brackets behind a value call it as a function, and a number is none. A product needs its sign: "
        "`2 * (…)`",
    ),
    (
        TypeError,
        r"'numpy\.ndarray' object is not callable",
        "round brackets behind a value call it as a function, and an array is none. A product needs its sign, "
        "`A * (…)`; an entry is taken with square brackets, `A[0]`",
    ),
    (
        TypeError,
        rf"'({LISTS}|dict)' object is not callable",
        lambda found: (
            f"round brackets behind a value call it as a function, and a {found[1]} is none. An entry is "
            "taken with square brackets: `x[0]`"
        ),
    ),
    (
        TypeError,
        r"'module' object is not callable",
        "a module is no function. Name the one that is meant, as in `math.sqrt(x)`",
    ),
    (TypeError, r"'NoneType' object is not callable", "what is called here is None, and no function"),
    (TypeError, r"'NoneType' object (is not (iterable|subscriptable)|does not support)", f"that is None; {NONE}"),
    (TypeError, r"cannot unpack non-iterable NoneType", f"that is None; {NONE}"),
    (TypeError, r"cannot unpack non-iterable", "several values are wanted there, and this is a single one"),
    (TypeError, r"not supported between instances of .*'NoneType'", f"one side of the comparison is None; {NONE}"),
    (
        TypeError,
        rf"not supported between instances of ('{LISTS}' and '{NUMBERS}'|'{NUMBERS}' and '{LISTS}')",
        f"Python does not compare the entries of a list with a number; {ARRAY}",
    ),
    (AttributeError, r"'NoneType' object has no attribute", f"what stands before the point is None; {NONE}"),
    (TypeError, r"unsupported operand type\(s\) for .*'NoneType'", f"one side of the sign is None; {NONE}"),
    (
        TypeError,
        rf"unsupported operand type\(s\) for .*'{FUNCTIONS}'",
        "one side of the sign is a function itself, and not its answer. A function is called with round brackets: "
        "`f(x)`",
    ),
    (
        TypeError,
        r"unsupported operand type\(s\) for \^|ufunc 'bitwise_xor' not supported",
        "`^` is no power in Python: it compares the bits of whole numbers. A power is written `**`",
    ),
    (
        TypeError,
        rf"unsupported operand type\(s\) for (?!\|).*'{LISTS}'",
        f"Python does not calculate with lists entry by entry; {ARRAY}",
    ),
    (
        TypeError,
        r"can't multiply sequence by non-int",
        f"`*` repeats a list or a text so many times. It does not multiply the entries of a list; {ARRAY}",
    ),
    (
        TypeError,
        r"can only concatenate list",
        f"`+` joins two lists to a longer one. It does not add their entries; {ARRAY}",
    ),
    (
        TypeError,
        r"can only concatenate str",
        "`+` joins a text with another text alone. `str(…)` makes a text of a number, `float(…)` a number of a text",
    ),
    (
        TypeError,
        r"list indices must be integers or slices, not tuple",
        "two places in one pair of brackets are for arrays. In a list of lists it is `x[i][j]`",
    ),
    (
        TypeError,
        rf"{LISTS} indices must be integers or slices, not (numpy\.)?float",
        "a place in a list is a whole number, and `/` gives none. `//` divides whole numbers and gives one",
    ),
    (
        TypeError,
        r"object cannot be interpreted as an integer",
        lambda found: (
            "a whole number is wanted here. `/` always gives a float; `//` divides whole numbers and gives a whole one"
            if "float" in found.string
            else "a whole number is wanted here"
        ),
    ),
    (
        TypeError,
        r"arrays can be converted to Python scalars",
        "one number is wanted here, and an array came. `math.exp`, `math.log`, `math.sqrt` and `float` take one; "
        "`np.exp`, `np.log` and `np.sqrt` take each number of an array",
    ),
    (
        TypeError,
        r"'int' object is not iterable",
        "a loop, `sum` and the like go through several values, and this is one number. `range(n)` counts from 0 to "
        "n − 1",
    ),
    (
        TypeError,
        rf"'{NUMBERS}' object is not iterable|iteration over a 0-d array",
        "a loop, `sum` and the like go through several values, and this is one number",
    ),
    (
        TypeError,
        rf"'{NUMBERS}' object (is not subscriptable|does not support item assignment)",
        "square brackets are for the entries of a list or an array, and this is one number",
    ),
    (
        TypeError,
        rf"'{FUNCTIONS}' object is not subscriptable",
        "square brackets take an entry, and this is a function. It is called with round ones: `f(x)`",
    ),
    (
        TypeError,
        rf"object of type '{NUMBERS}' has no len\(\)|len\(\) of unsized object",
        "`len` counts the entries of a list or an array, and this is one number",
    ),
    (
        TypeError,
        r"'tuple' object does not support item assignment",
        "a tuple stays as it is made. A list can be changed: `list(…)`",
    ),
    (
        TypeError,
        r"missing \d+ required positional arguments?: (?!'self')",
        "the call gives fewer values than the function takes",
    ),
    (
        TypeError,
        r"takes (from \d+ to )?\d+ positional arguments? but \d+ (was|were) given",
        "the call gives more values than the function takes. Values that belong together are one: `f((a, b))` or "
        "`f([a, b])`",
    ),
    (
        TypeError,
        r"unhashable type: '(list|numpy\.ndarray)'",
        "what can be changed can't be a key of a dict or a member of a set. A tuple of numbers can: `tuple(…)`",
    ),
    (
        TypeError,
        r"Cannot interpret '.*' as a data type",
        "in `np.zeros`, `np.ones` and `np.array` the second value is a kind of number. A shape is one value, in "
        "brackets of its own, `np.zeros((2, 3))`, and so are the entries of an array",
    ),
    (
        AttributeError,
        rf"'({LISTS})' object has no attribute '(\w+)'",
        lambda found: (
            f"a {found[1]} has no `.{found[2]}`; an array has one: `np.array(…)`" if found[2] in OF_ARRAYS else ""
        ),
    ),
    (
        TypeError,
        r"^return arrays must be of ArrayType",
        "a function like `np.log` or `np.exp` takes one value, and a second one would be the array for its answer. To "
        "another base b it is `np.log(x) / np.log(b)`",
    ),
    (
        AttributeError,
        r"'numpy\.ndarray' object has no attribute '(append|extend|insert)'",
        "an array does not grow. Collect the values in a list, and make an array of it at the end: `np.array(…)`",
    ),
    (
        IndexError,
        r"axis \d+ with size ([1-9]\d*)",
        lambda found: f"places are counted from 0, so the last one is {int(found[1]) - 1}",
    ),
    (
        IndexError,
        r"(list|tuple) (assignment )?index out of range",
        "places are counted from 0, so the last one of n is n - 1",
    ),
    (
        IndexError,
        r"only integers, slices",
        "a place in an array is a whole number, and `/` gives none (`//` does). And `for x in a` goes through the "
        "entries of a, not through their places",
    ),
    (
        IndexError,
        r"invalid index to scalar variable",
        "square brackets are for the entries of a list or an array, and this is one number",
    ),
    (
        UnboundLocalError,
        r"local variable '(\w+)'",
        lambda found: f"the function uses `{found[1]}` before it has given it a value",
    ),
    (
        ValueError,
        r"^matmul: .*mismatch in its core dimension|^shapes .* not aligned",
        "these two have no product. The first must have as many columns as the second has rows, and two vectors must "
        "be equally long",
    ),
    (
        ValueError,
        r"could not broadcast input array",
        "what is put into a part of an array must fit into the shape of that part",
    ),
    (
        ValueError,
        r"operands could not be broadcast together",
        "`+`, `-`, `*` and `/` take two arrays entry by entry, and in these two shapes some entries have no partner",
    ),
    (ValueError, r"inhomogeneous shape", "its rows are not all of the same length, so they make no array"),
    (
        ValueError,
        r"(not enough|too many) values to unpack",
        "there must be as many names as values: `a, b = …` takes two",
    ),
    (
        ValueError,
        r"truth value of an array",
        "`if`, `while`, `and`, `or` and `not` want one True or False, and a comparison of an array gives one for each "
        "of its numbers. Compare one number, or put `.any()` or `.all()` behind the comparison",
    ),
)


def plainly(error: BaseException, words: str) -> str:
    """A sentence on what the error means, which says these words; nothing where they will do, or more is not sure."""
    for kind, says, meant in MEANT:
        if isinstance(error, kind) and (found := re.search(says, words, re.DOTALL)):
            return meant if isinstance(meant, str) else meant(found)
    if isinstance(error, AttributeError) and isinstance(error.obj, ModuleType) and error.name:
        near = get_close_matches(error.name, dir(error.obj), n=1, cutoff=0.75)
        return f"did you mean `{near[0]}`?" if near else ""
    return ""


def plainly_of_syntax(error: SyntaxError, line: str) -> str:
    """The same for a line that is no Python."""
    words = error.msg
    if isinstance(error, TabError):
        return "some lines begin with tabs and some with spaces, which look alike. Begin all of them with spaces"
    if isinstance(error, IndentationError):
        return _of_indentation(words)
    if words.startswith("invalid non-printable character"):
        return "what looks like a space there is another sign. Delete it, and type a space"
    if re.match(r"\s*else\s+if\b", line):
        return "`else if` is one word in Python: `elif`"
    if words.startswith("expected ':'"):
        return "a line that begins with `if`, `for`, `while`, `def` or `else` ends in a colon"
    if re.match(r"\s*(if|elif|while)\b", line) and "instead of '='" in words:
        return "`=` gives a name its value; `==` asks if two values are equal"
    if unmatched := re.match(r"unmatched '(.)'", words):
        return f"no bracket is open that this `{unmatched[1]}` could close"
    if re.match(r"unterminated (f-)?string literal", words):
        return "a text that begins in this line has no closing quote in it"
    if words.startswith("invalid decimal literal") and re.search(r"(?<![\w.])\d+[A-Za-z]", line):
        return (
            "a letter follows directly on a number. A product needs its sign, `2 * x`, and a name begins with a letter"
        )
    if words.startswith("invalid syntax") and re.search(r"=!|<>|=<|=>", re.sub(r"#.*|'[^']*'|\"[^\"]*\"", "", line)):
        return "a comparison is written `==`, `!=`, `<=` or `>=`"
    if re.search(r"\w\s*(\+\+|--)\s*;?\s*(#.*)?$", line):
        return "Python has no `++` and no `--`: write `i += 1` or `i -= 1`"
    name: Any = re.match(r"\s*(\w+)\s*=(?!=)", line)
    if name and keyword.iskeyword(name[1]):
        return f"`{name[1]}` is a word of Python's own: choose another name"
    return ""


def mistyped(error: SyntaxError) -> str:
    """What Python writes otherwise than paper does: 60%, 0,05, and signs that a README may have."""
    text, word = error.text or "", re.search(r"invalid character '(.)'", str(error.msg))
    if word and word[1] in SIGNS:
        return f". In Python it is written `{SIGNS[word[1]]}`"
    decimal = re.search(r"(\d+),(0\d+)", text)
    if decimal and "leading zeros" in str(error.msg):
        return f". Decimals are written with a point: {decimal[1]}.{decimal[2]}"
    percent = re.search(r"=\s*(\d+(\.\d+)?)\s*%\s*(#|$)", text)
    return f". Python knows no per cent: {percent[1]}% is {percent[1]}/100" if percent else ""


def _of_indentation(words: str) -> str:
    if words.startswith("unexpected indent"):
        return (
            "the line begins further to the right than the last line of code before it, and that one does not end "
            "in a colon"
        )
    if words.startswith("unindent does not match"):
        return "lines of one block begin in the same column, and this line begins in none of those above"
    return "what belongs to a line that ends in a colon stands below it, four spaces further to the right"
