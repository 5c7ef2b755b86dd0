"""What the hostile texts are made of: the pieces, by family and name.

All people and places are invented.
"""

from collections.abc import Callable, Mapping

_FIRST = (
    "Clara Lars Agnes Dana Ruth Omar Ida Piet Vera Hugo Nils Mara Tove Emil Asta Jon Lena Kurt "
    "Elsa Ivan Britt Karl Signe Otto Greta Rolf Mona Sven Edna Axel"
).split()
_ROOTS = "Holt Moss Quill Thorn Vane Marsh Birch Stone Frost Lund Berg Hale Crane Wick Dove".split()
_ENDS = "er man son ton ley by wood field worth ham ford gate".split()
_THINGS = "dam ferry bridge council harbour school road mill tower pier market depot".split()
_VERBS = "said told argued warned claimed added insisted denied admitted announced".split()
_ROLES = "mayor minister engineer teacher spokesman chairman analyst farmer captain nurse".split()


def first_name(n: int) -> str:
    """Return one of 30 given names."""
    return _FIRST[n * 7 % len(_FIRST)]


def surname(n: int) -> str:
    """Return one of endlessly many surnames; the same number has the same name."""
    high, low = divmod(n, len(_ROOTS) * len(_ENDS))
    root, end = divmod(low, len(_ENDS))
    name = _ROOTS[root] + _ENDS[end]
    return name if not high else f"{name}-{surname(high - 1)}"


def person(n: int) -> str:
    """Return a full name of its own for each number."""
    return f"{first_name(n)} {surname(n)}"


def story(n: int) -> str:
    """Return the nth paragraph of plain news: people who come back, quoted and reported."""
    who, other = person(n // 5), surname(n // 5)
    role, thing = _ROLES[n % len(_ROLES)], _THINGS[n % len(_THINGS)]
    match n % 5:
        case 0:
            return (
                f"{who}, the {role}, said on Tuesday that the {thing} would stay open until the "
                "end of the winter, although the money for it had been spent long ago.\n\n"
            )
        case 1:
            return (
                f"The {thing} was built in 1931 by the town and has been repaired twice since. "
                "It carries some four hundred people a day, most of them on their way to work.\n\n"
            )
        case 2:
            return (
                f"“We cannot carry people on hope,” {other} said. “The {thing} needs a new roof, "
                "and nobody has offered to pay for it.”\n\n"
            )
        case 3:
            return (
                "The council will meet again next month to look at the figures. Members of both "
                f"parties have asked for a report on the {thing} before they vote.\n\n"
            )
        case _:
            return (
                f"According to a report by the harbour office, the {thing} is used less than it "
                "was ten years ago. She has heard this before, and it does not worry her.\n\n"
            )


OPENERS: Mapping[str, str] = {
    "curly openers": "“",
    "straight doubles": '"',
    "single openers": "‘",
    "straight singles": "'",
    "guillemets": "«",
    "low marks": "„",
    "round brackets": "(",
    "square brackets": "[",
    "braces": "{",
    "tags": "<b>",
}

REPEATED: Mapping[str, Mapping[str, str]] = {
    "marks": {
        "opened": "“a ",
        "closed": "a” ",
        "straight": '"a ',
        "straight, alone": '"',
        "straight, spaced": '" ',
        "straight, glued": 'a"b',
        "singles": "'a ",
        "singles, alone": "'",
        "curly singles": "‘a ",
        "curly singles closed": "a’ ",
        "guillemets": "«a ",
        "guillemets closed": "a» ",
        "guillemets reversed": "»a« ",
        "low": "„a ",
        "low, closed high": "„a“ ",
        "pairs": "“a” ",
        "pairs without words": "“”",
        "pairs reversed": "”a“ ",
        "alternating families": "“a ‘b «c „d ",
        "alternating, closed": "“a ‘b’ «c» d” ",
        "nested twice": "“a ‘b “c” b’ a” ",
        "nested, never closed": "“a ‘b ",
        "entities": "&quot;a ",
        "entities of curly": "&ldquo;a b&rdquo; ",
        "double entities": "&amp;quot;a ",
        "backticks": "``a '' ",
        "primes": "6'2\" ",
        "possessives": "the boys' ",
        "apostrophes": "don't can't ",
        "elisions": "'em '90s ",
        "possessive singles": "‘the boys’ ",
        "mark and stop": "“a. ",
        "mark and comma": "“a,” ",
        "closing and stop": "a.” ",
        "opened sentences": "“The text goes on and on. ",
        "straight sentences": '"The text goes on and on. ',
        "closed sentences": "The text goes on and on.” ",
        "single sentences": "‘The text goes on and on. ",
        "quoted sentences": "“The text goes on.” ",
        "quoted sentences, straight": '"The text goes on." ',
        "scare quotes": "the “great” plan of the “best” town ",
        "marked paragraphs": "“The text goes on and on.”\n\n",
        "opened paragraphs": "“The text goes on and on.\n\n",
        "closed paragraphs": "The text goes on and on.”\n\n",
        "re-opened, single": "‘The text goes on and on.\n\n",
        "half opened": "He said: “The text goes on.\n\nAnd on. ",
        "stage marks": "“[Laughs] (Applause) Yes.” ",
    },
    "speech": {
        "said": "said ",
        "he said": "he said ",
        "he said, stopped": "He said. ",
        "said that": "he said that ",
        "Holt said that": "Holt said that ",
        "said sentences": "Holt said that the dam would hold. ",
        "told": "Holt told Moss that ",
        "according to": "according to ",
        "according to, whole": "According to Holt, the dam is safe. ",
        "quoted and said": "“The dam is safe,” Holt said. ",
        "quoted and said, paragraphs": "“The dam is safe,” Holt said.\n\n",
        "quoted and he": "“The dam is safe,” he said. ",
        "he and she": "“Yes,” he said. “No,” she said. ",
        "interruptions": "“The dam,” he said, “is safe,” she said, ",
        "interrupted, closed": "“The dam,” Holt said, “is safe.” ",
        "said before": "Holt said: “The dam is safe.” ",
        "said before, open": "Holt said: “",
        "denials": "Holt denied that the dam was unsafe. ",
        "asked whether": "Holt asked whether ",
        "asked, answered": "Asked whether it held, Holt nodded. “Yes.” ",
        "continued": "Holt said it. “Yes. ” “No.” ",
        "her statement": "her statement ",
        "Her statement was": "Her statement was carried by the agency. ",
        "promise nouns": "the claim of the warning of the ",
        "called": "Holt called it “a shame” and “a farce” ",
        "mixed": "Holt said the dam was “safe” and “sound”. ",
        "colons": "Holt: ",
        "colons, low": "a: ",
        "said by": "said by Holt, ",
        "comma said": ", said",
        "as told": "as Holt told Moss ",
        "I said": "I said I said ",
        "we told": "“We told them,” they told us, ",
        "reported": "it was reported that ",
        "sources": "a source who spoke on condition of anonymity said ",
        "spokesman": "A spokesman for the ministry of the interior said ",
        "tweet": "Holt tweeted: ",
        "wrote": "wrote Holt in a letter to ",
    },
    "turns": {
        "label": "HOLT: Yes it is.\n",
        "two labels": "HOLT: Yes it is.\nMOSS: No it is not.\n",
        "two labels, spaced": "HOLT: Yes it is.\n\nMOSS: No it is not.\n\n",
        "label in line": "HOLT: Yes it is. ",
        "Q and A": "Q: Is it safe?\nA: It is.\n",
        "Q and A, spaced": "Q. Is it safe?\n\nA. It is.\n\n",
        "titled label": "Mr. Holt: It is safe.\n",
        "marked label": "HOLT: “It is safe.”\n",
        "stage directions": "HOLT: (Laughs) [Applause] It is.\n",
        "label alone": "HOLT:\n",
        "label without end": "HOLT MOSS QUILL ",
        "timestamps": "[00:01:02] HOLT: It is.\n",
        "dash turns": "— It is safe.\n— It is not.\n",
        "post": "@holt: The dam is safe. #dam\n",
        "post, signed": "The dam is safe. — Clara Holt (@holt) March 3, 2026\n\n",
        "handles": "@holt ",
        "hashtags": "#dam",
        "comments": "Comments\n\ndana59: Not again\n\n",
        "block": "Holt said in a statement:\n\nThe dam is safe and we stand by it.\n\n",
        "block, open": "In a statement:\n\n",
        "quoted lines": "> The dam is safe\n",
        "deep quoted lines": "> > > > The dam\n",
        "signature": "“The dam is safe.” — Clara Holt\n\n",
        "signature lines": "— Clara Holt, minister\n",
        "from line": "From Clara Holt:\n\n“Safe.”\n\n",
        "by line": "By Clara Holt\n\n",
        "dateline": "NORDHAVN, March 3 (Agency) — ",
        "dateline paragraphs": "NORDHAVN, March 3 (Agency) — The dam is safe.\n\n",
        "list items": "• The dam is safe\n",
        "numbered items": "1. The dam is safe\n",
        "boilerplate": "Read more: The dam\nShare this article\n",
        "subscribe": "Sign up for our newsletter. ",
        "headlines": "Dam Holds Fast\n\n",
    },
    "people": {
        "name": "Clara Holt ",
        "name, comma": "Clara Holt, ",
        "name, and": "Clara Holt and ",
        "coordinated": "Holt, Moss, Quill and ",
        "coordinated subjects": "Holt and Moss and Quill said that the dam held and ",
        "titles": "Mr Mrs Dr Prof ",
        "titled": "Mr Holt Mrs Moss Dr Quill ",
        "he": "he ",
        "she": "She ",
        "they": "They said they ",
        "he, sentences": "He went. ",
        "his": "his mother's ",
        "her kin": "her brother's wife's son's ",
        "the mayor": "the mayor ",
        "the mayor of": "the mayor of the ",
        "apposition": "Holt, the mayor, the minister, the chairman, ",
        "of chain": "the head of the office of the ",
        "genitives": "Holt's mother's friend's ",
        "who": "who said who ",
        "that who": "the man who told the man who ",
        "relative": "which was said by the man that ",
        "nicknames": "Clara “Bo” Holt ",
        "bracket ages": "Holt (54), Moss (61), ",
        "initials": "A. B. C. ",
        "junior": "Holt Jr. ",
        "acronym": "NDA (National Dam Agency) ",
        "one name said": "Clara Holt said it held. ",
        "two names": "Clara Holt met Dana Holt. ",
        "namesakes": "Mr Holt and Mrs Holt said it held. ",
        "bodies": "the Ministry of the Dam of the Council ",
        "The council said": "The council said it. ",
        "known as": "Holt, also known as Moss, ",
        "and he": "Holt said he said Moss said she said ",
        "vocative": "“Holt, Moss, Quill, listen,” ",
        "twins": "brothers Clara and Dana Holt ",
        "kin": "his wife, Clara, her son, Jon, ",
        "I": "I ",
        "you": "You said I said you ",
    },
    "letters": {
        "a": "a",
        "A": "A",
        "capitals": "DAM HOLDS ",
        "capital words": "Dam Holds Fast ",
        "words": "word ",
        "word stops": "Word. ",
        "and": "and ",
        "that": "that ",
        "the": "the ",
        "of": "of the ",
        "to": "to ",
        "not": "not ",
        "because": "because it was ",
        "if": "if ",
        "digits": "7",
        "numbers": "1,547 ",
        "number lines": "1,547\n",
        "full stops": ".",
        "spaced stops": ". ",
        "dots": "... ",
        "ellipses": "…",
        "question marks": "? ",
        "commas": ",",
        "spaced commas": ", ",
        "semicolons": "dam; ",
        "dashes": "—",
        "spaced dashes": "dam — ",
        "hyphens": "dam-",
        "hyphen rows": "- ",
        "slashes": "dam/",
        "underscores": "_",
        "stars": "*",
        "spaces": " ",
        "newlines": "\n",
        "newlines and words": "dam\n",
        "paragraphs of a word": "Dam\n\n",
        "paragraphs of a sentence": "The dam is safe.\n\n",
        "carriage returns": "dam\r",
        "tabs": "dam\t",
        "form feeds": "dam\f",
        "line separators": "dam\u2028",
        "no-break": "dam\u00a0",
        "zero width": "d\u200b",
        "combining": "e\u0301",
        "combining rows": "\u0301",
        "bidi": "\u202edam\u202c ",
        "NUL": "dam\x00",
        "astral": "\U0001f600",
        "astral words": "\U0001d4d3\U0001d4d0 ",
        "surrogates": "\ud800",
        "byte order marks": "\ufeff",
        "Cyrillic": "плотина ",
        "Chinese": "大坝",
        "Arabic": "السد ",
        "soft hyphens": "da\u00adm ",
        "replacement": "\ufffd",
        "sentences": "The dam is safe. ",
        "one sentence": "the dam that the town built held and ",
        "one sentence, commas": "the dam, the road, the mill, ",
        "one paragraph": "The dam is safe and the road is open, but the mill is shut. ",
        "brackets": "(dam) ",
        "brackets open": "(dam ",
        "brackets closed": "dam) ",
        "square": "[dam] ",
        "braces": "{dam} ",
        "bracket row": "()",
    },
    "machine": {
        "URLs": "https://example.org/a/b?c=d&e=f ",
        "URL without end": "https://example.org/",
        "path": "a/b/",
        "mail": "holt@example.org ",
        "JSON": '{"name": "Clara Holt", "age": 54, "said": ["yes", "no"]}, ',
        "JSON lines": '{"id": "7", "text": "The dam is safe, Holt said."}\n',
        "JSON, tight": '{"a":{"b":["c","d"]}},',
        "JSON, escaped": '{\\"a\\": \\"b\\"}, ',
        "JSON, deep": '{"a": [',
        "HTML": '<p class="x">The dam is <b>safe</b>, he said.</p>\n',
        "HTML, open": "<div><p>",
        "HTML attributes": '<a href="x" title="y" ',
        "script": "if (a == \"b\") { return 'c'; }\n",
        "XML": '<item id="1"><name>Holt</name></item>',
        "entities": "&amp;&lt;&gt;&nbsp;",
        "ampersands": "&",
        "less than": "<",
        "greater than": ">",
        "CSV": '7,"Clara Holt","The dam",1.5\n',
        "CSV, bare": "7,Holt,dam,1.5\n",
        "code": "def f(x):\n    return x + 1\n",
        "base64": "aGVsbG8gd29ybGQK",
        "hex": "0xdeadbeef ",
        "markdown": "**dam** _safe_ [link](x) ",
        "table": "| dam | safe |\n",
        "backslashes": "\\",
        "mail quote": "On 3 March Holt wrote:\n> safe\n",
        "log": "2026-03-03 12:00:01 INFO dam: safe\n",
        "wiki": "[[Dam|the dam]] {{cite}} ",
        "equals": "a=",
        "attribute": 'a="b" ',
        "attribute, open": 'a="',
        "regex": "(a|b)*",
        "tickers": "(NASDAQ: DAM) ",
        "times": "12:30 p.m. ",
        "dates": "3 March 2026, ",
        "sums": "$1.5 million (£1.2m) ",
    },
}

NUMBERED: Mapping[str, Mapping[str, Callable[[int], str]]] = {
    "many": {
        "names": lambda n: f"{person(n)} ",
        "names in a list": lambda n: f"{person(n)}, ",
        "names and names": lambda n: f"{person(n)} and ",
        "names who said": lambda n: f"{person(n)} said that the dam would hold. ",
        "names who said, paragraphs": lambda n: f"{person(n)} said the dam would hold.\n\n",
        "names quoted": lambda n: f"“The dam is safe,” {person(n)} said. ",
        "names quoted, paragraphs": lambda n: f"“The dam is safe,” {person(n)} said.\n\n",
        "names, then he": lambda n: f"{person(n)} went. “Yes,” he said. ",
        "names, then the role": lambda n: (
            f"{person(n)}, a {_ROLES[n % 10]}, went. “Yes,” the {_ROLES[n % 10]} said. "
        ),
        "surnames": lambda n: f"{surname(n)} said it held. ",
        "namesakes": lambda n: f"{first_name(n)} Holt said it held. ",
        "namesakes, then one": lambda n: f"{first_name(n)} Holt went. Holt said it held. ",
        "namesakes of a town": lambda n: f"{first_name(n)} Holt{n} of Holt said it held. ",
        "given names": lambda n: f"{first_name(n)} said it held. ",
        "titled names": lambda n: f"Mr {surname(n)} said it held. ",
        "bodies": lambda n: f"The {surname(n)} Council said it held. ",
        "acronyms": lambda n: (
            f"The {surname(n)[0]}{surname(n + 1)[0]}{chr(65 + n % 26)} said it held. "
        ),
        "descriptions": lambda n: f"the {surname(n).lower()} {_ROLES[n % 10]} said it held. ",
        "descriptions of": lambda n: f"The {_ROLES[n % 10]} of {surname(n)} said it held. ",
        "spokesmen": lambda n: f"A spokesman for {surname(n)} said it held. ",
        "kin": lambda n: f"{person(n)}'s brother, {first_name(n + 1)}, said it held. ",
        "verbs": lambda n: f"Holt {_VERBS[n % 10]} it of {_THINGS[n % 12]}s. ",
        "turns": lambda n: f"{surname(n).upper()}: It is safe.\n\n",
        "turns, titled": lambda n: f"Mr. {surname(n)}: It is safe.\n\n",
        "signatures": lambda n: f"“Safe.” — {person(n)}\n\n",
        "handles": lambda n: f"@holt{n}: safe\n\n",
        "words": lambda n: f"word{n} ",
        "capital words": lambda n: f"Word{n} ",
        "capital sentences": lambda n: f"Word{n} went. ",
        "numbers": lambda n: f"{n} ",
        "lines": lambda n: f"Line {n}\n",
        "paragraphs": lambda n: f"The dam {n} is safe.\n\n",
        "questions": lambda n: f"What of {surname(n)}? ",
        "tokens": lambda n: f"{n:x}-",
        "elements": lambda n: f'<p id="{n}">“Safe,” said {surname(n)}.</p>\n',
        "objects": lambda n: f'{{"id": {n}, "name": "{person(n)}", "said": "Safe."}},\n',
        "rows": lambda n: f'{n},"{person(n)}","Safe."\n',
        "interviews": lambda n: f"Q: Is {surname(n)} safe?\n\nA: {person(n)} said it is.\n\n",
        "coordinated": lambda n: f"{person(n)}, {person(n + 1)} and {person(n + 2)} said it held. ",
        "speech in speech": lambda n: f"“‘Safe,’ {surname(n)} told me,” {surname(n + 1)} said. ",
        "pronouns of many": lambda n: f"{person(n)} told {person(n + 1)} that she said he knew. ",
        "scare quotes": lambda n: f"the “{surname(n).lower()}” of the ",
        "titles": lambda n: f"“The {surname(n)} of {surname(n + 9)}”, a book, ",
        "aliases": lambda n: f"{person(n)}, known as {surname(n + 50)}, said it held. ",
        "initials": lambda n: f"{chr(65 + n % 26)}. {surname(n)} said it held. ",
        "ages": lambda n: f"{person(n)}, {20 + n % 60}, said it held. ",
        "hyphens": lambda n: f"{surname(n)}-{surname(n + 1)} said it held. ",
    },
}

ALPHABETS: Mapping[str, str] = {
    "marks and a": "“”\"'‘’«»„ a",
    "marks alone": "“”\"'‘’«»„",
    "straight marks and a": "\"' a",
    "marks and stops": '“”".,:;!? a',
    "brackets": "()[]{}<> a",
    "stops": ".,:;!?-—… a",
    "lines": '\n\r\t "a',
    "letters": "abcdefghij ABC.",
    "invisible": "\u200b\u00ad\u202e\ufeff\u0301 a\n",
    "everything": "“a\n‘B.c”: d—<e>&f;1,(g)@#h/\\",
}
