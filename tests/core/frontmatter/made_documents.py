"""Front matters that hypothesis makes up: YAML, TOML and JSON of every style at once."""

from __future__ import annotations

import json

from hypothesis import strategies as st

WORDS = (
    "a",
    "春天",
    "it's",
    "C#",
    "x:y",
    "100%",
    "naïve",
    "two words",
    "-x",
    "no",
    "🎈",
    "a, b",
    "http://x.y/?q=[1]",
)
PLAIN_WORDS = ("a", "春天", "C#", "x:y", "100%", "naïve", "two words", "-x", "🎈")
TYPED = (
    "5",
    "0x1F",
    "true",
    "False",
    "2024-01-01",
    "2024-05-06 07:08:09",
    "1.50",
    "12:30",
    "010",
    "null",
    "~",
)
KEYS = (
    "title",
    "date",
    "标签",
    "a-b",
    "x y",
    "yes",
    "1",
    "content",
    '"quoted: key"',
    "'single'",
    "ключ",
    "weight",
)
KEY_SIGNS = "\"'"


# --- YAML


@st.composite
def yaml_scalar(draw: st.DrawFn, *, flow: bool) -> str:
    word = draw(st.sampled_from(WORDS))
    kind = draw(st.sampled_from(["plain", "single", "double", "typed", "tagged"]))
    if kind == "single":
        return "'" + word.replace("'", "''") + ": #'"
    if kind == "double":
        return f'"{word} \\"q\\" \\u00e9 \\t#"'
    if kind == "typed":
        return draw(st.sampled_from(TYPED))
    plain = draw(st.sampled_from(PLAIN_WORDS))
    if flow and plain == "C#":
        plain = "C"
    return f"!!str {plain}" if kind == "tagged" else plain


@st.composite
def yaml_flow(draw: st.DrawFn, depth: int) -> str:
    kind = draw(st.sampled_from(["scalar", "scalar", "list", "mapping"])) if depth else "scalar"
    if kind == "scalar":
        return draw(yaml_scalar(flow=True))
    gap = draw(st.sampled_from([", ", ",", " , ", ",  "]))
    parts = [draw(yaml_flow(depth - 1)) for _ in range(draw(st.integers(0, 3)))]
    if kind == "list":
        return f"[{gap.join(parts)}]"
    return "{" + gap.join(f"k{number}: {part}" for number, part in enumerate(parts)) + "}"


@st.composite
def yaml_value(draw: st.DrawFn, indent: int, depth: int, anchors: list[str]) -> tuple[str, list[str]]:
    """Make what stands behind a colon or dash of that indentation, and the rows below."""
    kinds = ["scalar"] * 3 + ["flow", "empty", "rows", "quoted-rows", "literal", "folded", "flow-rows"]
    kinds += ["list", "mapping"] if depth else []
    kinds += ["alias"] if anchors else []
    kind = draw(st.sampled_from(kinds))
    pad = " " * (indent + draw(st.integers(1, 4)))
    note = draw(st.sampled_from(["", "", "", "  # 注 note", " "]))
    match kind:
        case "scalar":
            return draw(yaml_scalar(flow=False)) + note, []
        case "flow":
            return draw(yaml_flow(2)) + note, []
        case "alias":
            return "*" + draw(st.sampled_from(anchors)) + note, []
        case "empty":
            return note, []
        case "rows":
            return "one two", ["", f"{pad}three", f"{pad}  four{note}"]
        case "quoted-rows":
            quote = draw(st.sampled_from(KEY_SIGNS))
            return f"{quote}one", [f"{pad}two # no note", "", f"{pad}three{quote}{note}"]
        case "literal" | "folded":
            sign = "|" if kind == "literal" else ">"
            chomping = draw(st.sampled_from(["", "-", "+"]))
            middle = draw(
                st.sampled_from([[], [""], [f"{pad}  more"], [f"{pad}- two: x", f"{pad}# no note"]])
            )
            return f"{sign}{chomping}{note}", [f"{pad}line one", *middle, f"{pad}last"]
        case "flow-rows":
            items = [draw(yaml_flow(1)) for _ in range(draw(st.integers(1, 3)))]
            return f"[{note}", [*(f"{pad}{item},{note}" for item in items), f"{pad}]"]
        case _:
            return note if note.strip() else "", draw(yaml_block(kind, len(pad), indent, depth, anchors))


@st.composite
def yaml_block(
    draw: st.DrawFn, kind: str, column: int, parent: int, depth: int, anchors: list[str]
) -> list[str]:
    rows: list[str] = []
    if kind == "list" and draw(st.booleans()):
        column = max(parent, 0)  # dashes may stand below the key
    for number in range(draw(st.integers(1, 3))):
        rows += draw(st.sampled_from([[], [], [""], [" " * column + "# between"]]))
        gap = draw(st.sampled_from([" ", "  "]))
        lead = f"-{gap}" if kind == "list" else f"k{number}:{gap}"
        inline, below = draw(yaml_value(column, depth - 1, anchors))
        rows += [(" " * column + lead + inline) if inline else (" " * column + lead).rstrip(), *below]
    return rows


@st.composite
def yaml_document(draw: st.DrawFn) -> list[str]:
    rows: list[str] = []
    anchors: list[str] = []
    keys = draw(st.lists(st.sampled_from(KEYS), min_size=1, max_size=5, unique=True))
    for key in keys:
        rows += draw(st.sampled_from([[], [], ["# above"], [""], ["", "#", ""]]))
        colon = draw(st.sampled_from([": ", ": ", ":  ", " : ", ":\t"]))
        inline, below = draw(yaml_value(0, 2, anchors))
        if draw(st.integers(0, 5)) == 0 and inline[:1] not in ("*", "!", ""):
            anchor = f"锚{len(anchors)}" if draw(st.booleans()) else f"x{len(anchors)}"
            inline = f"&{anchor} {inline}"
            anchors.append(anchor)
        row = f"{key}{colon}{inline}"
        rows += [row if inline.strip() else row.rstrip("\t"), *below]
    return ["---", *rows, "---"]


# --- TOML and JSON

TOML_KEYS = ("title", "date", "a-b", '"标签"', "'x y'", "weight", "draft")
TOML_SCALARS = (
    *("'raw # x'", '"a: 春 \\u00e9"', '"""long\n\ntext \\"""x"""', "'''one\ntwo'''", '"""\none \\\n  two"""'),
    *("5", "1_000", "0x1f", "0b1", "1.5e3", "inf", "-nan", "true", "false"),
    *("2024-05-06T07:08:09Z", "2024-05-06 07:08:09.5-03:30", "2024-05-06T07:08:09", "2024-05-06", "07:08:09"),
)


@st.composite
def toml_value(draw: st.DrawFn, depth: int) -> str:
    kind = draw(st.sampled_from(["scalar", "scalar", "list", "rows", "table"])) if depth else "scalar"
    if kind == "scalar":
        return draw(st.sampled_from(TOML_SCALARS))
    items = [draw(toml_value(depth - 1)) for _ in range(draw(st.integers(0, 3)))]
    if kind == "list":
        return f"[{', '.join(items)}]"
    if kind == "rows":
        return "[ # first\n" + "".join(f"  {item}, # note\n" for item in items) + "]"
    flat = [item for item in items if "\n" not in item]
    return "{" + ", ".join(f"k{number} = {item}" for number, item in enumerate(flat)) + "}"


@st.composite
def toml_document(draw: st.DrawFn) -> list[str]:
    equals = draw(st.sampled_from([" = ", "=", "  =  "]))
    note = draw(st.sampled_from(["", "  # note"]))
    rows: list[str] = []
    for key in draw(st.lists(st.sampled_from(TOML_KEYS), min_size=1, max_size=4, unique=True)):
        rows += draw(st.sampled_from([[], ["# above"], [""]]))
        rows.append(f"{key}{equals}{draw(toml_value(2))}{note}")
    if draw(st.booleans()):
        rows += ["dotted.key = 1", "dotted.other = 'x'"]
    if draw(st.booleans()):
        rows += ["", "[params] # note", f"  inner = {draw(toml_value(1))}", "  # in between", "  more = 'x'"]
    for _ in range(draw(st.integers(0, 3))):
        rows += ["", "[[resources]]", f"src = {draw(toml_value(0))}", "name = 'n'"]
    return ["+++", *"\n".join(rows).split("\n"), "+++"]


JSON_VALUES = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-(10**9), 10**9)
    | st.sampled_from(WORDS)
    | st.just('q"\\/\t\u2028'),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(WORDS), inner, max_size=3),
    max_leaves=6,
)


@st.composite
def json_document(draw: st.DrawFn) -> list[str]:
    data = draw(st.dictionaries(st.sampled_from(WORDS), JSON_VALUES, min_size=1, max_size=5))
    text = json.dumps(data, ensure_ascii=draw(st.booleans()), indent=draw(st.sampled_from([None, 2, "\t"])))
    if draw(st.booleans()):
        text = text.replace('": ', '" : ')
    if draw(st.booleans()):
        return text.split("\n")
    return [";;;", *text[1:-1].strip("\n").split("\n"), ";;;"]
