"""Fits `checker/language/tagger.txt` from Universal Dependencies treebanks, and measures it on text it has not seen.

    python tools/fit_tagger.py --ewt ud-english-ewt.conllu.gz --pud ud-english-pud.conllu.gz

Measures with nine tenths of EWT's documents against the tenth, and against PUD; then fits on all of EWT and PUD.
"""

from __future__ import annotations

import argparse
import gzip
import random
import sys
import time
import zlib
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent))
from checker.language import tagger
from checker.language.document import TOKEN

HEAD = """\
## Fitted by tools/fit_tagger.py from the Universal Dependencies treebanks English EWT (CC BY-SA 4.0) \
and PUD (CC BY-SA 3.0).
## This file: CC BY-SA 4.0, https://creativecommons.org/licenses/by-sa/4.0/; contributors at https://universaldependencies.org/.
## Lines: an entry and its tags; after the blank line a kind of feature, weights, features. <l <C <U <i: unknown words
## in lower case, with a capital, in capitals, with a capital at the start of a sentence; and the ending they have."""
ROUNDS = 6
MIN_SHARE = 0.08
STEP = 1.5
"""Weights are kept as whole multiples of this: small ones vanish, and the file loads fast."""
LEAST_SEEN = 4
"""A feature that decisions met less often says little about other texts."""
Feature = tuple[str, str]
"""Kind and feature."""
Sentence = tuple[list[str], list[str]]


def sentences(path: str) -> Iterator[tuple[str, Sentence]]:
    """Document id, and words by our own tokens with the tag of the treebank's token that each begins in."""
    with gzip.open(path, "rt", encoding="utf-8") as file:
        text = file.read()
    for block in text.strip().split("\n\n"):
        name, line, spans, cover = "", "", [], 0
        for row in block.split("\n"):
            if row.startswith("# sent_id"):
                name = row.split("= ")[1]
            if row[0] == "#":
                continue
            cols = row.split("\t")
            if "." in cols[0]:
                continue
            space = "" if "SpaceAfter=No" in cols[9] else " "
            if "-" in cols[0]:  # a contraction: its parts follow without text of their own
                _, last = map(int, cols[0].split("-"))
                cover = last
                spans.append([len(line), None])
                line += cols[1] + space
                continue
            number = int(cols[0])
            if number <= cover:
                if spans[-1][1] is None:
                    spans[-1][1] = cols[3]
                continue
            spans.append([len(line), cols[3]])
            line += cols[1] + space
        words, tags = [], []
        at = 0
        for m in TOKEN.finditer(line):
            while at + 1 < len(spans) and spans[at + 1][0] <= m.start():
                at += 1
            words.append(m.group())
            tags.append(spans[at][1])
        if words:
            yield name.rsplit("-", 1)[0], (words, tags)


def lexicon(data: list[Sentence]) -> tuple[dict[str, str], dict[str, tuple[str, ...]]]:
    """Entries with their tags; rare words are left to their shapes so that shapes learn what unknown words are like."""
    words: dict[str, Counter[str]] = defaultdict(Counter)
    shapes: dict[str, Counter[str]] = defaultdict(Counter)
    lower_seen = Counter(w for ws, _ in data for w in ws if w.islower())
    for ws, ts in data:
        initials = set(tagger.initials(ws))
        for i, (w, t) in enumerate(zip(ws, ts, strict=True)):
            if w[0].isalpha() and t not in ("PUNCT", "X", "SYM"):
                key = w.lower() if i in initials and lower_seen[w.lower()] else w
                words[key][t] += 1
    for ws, ts in data:
        initials = set(tagger.initials(ws))
        for i, (w, t) in enumerate(zip(ws, ts, strict=True)):
            initial = i in initials
            key = w.lower() if initial and lower_seen[w.lower()] else w
            if w[0].isalpha() and sum(words[key].values()) <= 3 and t != "X":
                case = ("<U" if w.isupper() and len(w) > 1 else "<i" if initial else "<C") if w[0].isupper() else "<l"
                shapes[case][t] += 1
                for n in (4, 3, 2):
                    if len(w) > n:
                        shapes[case + w[-n:].lower()][t] += 1
    certain, several = {}, {}
    for table, least in ((words, 1), (shapes, 8)):
        for key, tags in table.items():
            total = sum(tags.values())
            if total < least or " " in key:
                continue
            good = [t for t, n in tags.most_common() if n / total >= (MIN_SHARE if table is words else 0.04)]
            if table is words and total == 1 and key.islower() is False:
                continue
            if len(good) == 1:
                certain[key] = good[0]
            elif good:
                several[key] = tuple(good)
    for case in ("<l", "<C", "<i", "<U"):  # a shape that says no more than its case is dead weight
        for n in (2, 3, 4):
            for key in [k for k in certain if k.startswith(case) and len(k) == len(case) + n]:
                for m in range(n - 1, -1, -1):
                    short = key[:2] + key[len(key) - m :] if m else case
                    if short in certain or short in several:
                        if certain.get(short) == certain[key]:
                            del certain[key]
                        break
    return certain, several


Table = dict[str, dict[str, dict[str, int]]]
"""Kind of feature -> feature -> tag -> weight."""


def fit(data: list[Sentence]) -> tuple[tagger.Model, Table]:
    certain, several = lexicon(data)
    worker = tagger.Tagger(tagger.Model(certain, several, {kind: {} for kind in tagger.KINDS}))
    # Words seen once or twice are trained as unknown half of the time: so shapes get weights.
    count = Counter(w for ws, _ in data for w in ws)
    weights: dict[Feature, dict[str, float]] = defaultdict(lambda: defaultdict(float))
    sums: dict[tuple[Feature, str], float] = defaultdict(float)
    stamps: dict[tuple[Feature, str], int] = defaultdict(int)
    clock = 0
    seen: Counter[Feature] = Counter()
    rng = random.Random(1)
    order = list(data)
    for _ in range(ROUNDS):
        rng.shuffle(order)
        for ws, ts in order:
            keys, initials = worker.keys(ws), set(tagger.initials(ws))
            for i, w in enumerate(ws):
                if w[0].isalpha() and count[w] <= 2 and rng.random() < 0.5:
                    keys[i + 1] = tagger.shape(w, i in initials, worker.lexicon)
            last = before = "<s>"
            for i, gold in enumerate(ts, 1):
                key = keys[i]
                got = certain.get(key)
                if got is None:
                    options = several.get(key)
                    if options is None:
                        got = gold
                    else:
                        fs = list(zip(tagger.KINDS, tagger.features(keys, i, last, before), strict=True))
                        seen.update(fs)
                        scores = dict.fromkeys(options, 0.0)
                        for f in fs:
                            for name, x in weights[f].items() if f in weights else ():
                                if name in scores:
                                    scores[name] += x
                        got = max(scores, key=scores.__getitem__)
                        clock += 1
                        if got != gold and gold in scores:
                            for f in fs:
                                for name, step in ((gold, 1.0), (got, -1.0)):
                                    pair = (f, name)
                                    sums[pair] += (clock - stamps[pair]) * weights[f][name]
                                    stamps[pair] = clock
                                    weights[f][name] += step
                before, last = last, got
    table: Table = {kind: {} for kind in tagger.KINDS}
    for (kind, feature), row in weights.items():
        if seen[kind, feature] < LEAST_SEEN * ROUNDS:
            continue
        averages = {
            name: (sums[(kind, feature), name] + (clock - stamps[(kind, feature), name]) * x) / clock
            for name, x in row.items()
        }
        rounded = {name: max(-tagger.HEAVIEST, min(tagger.HEAVIEST, round(x / STEP))) for name, x in averages.items()}
        kept = {name: x for name, x in rounded.items() if x}
        if kept:
            table[kind][feature] = kept
    packed = {kind: {f: tagger.packed(row) for f, row in rows.items()} for kind, rows in table.items()}
    return tagger.Model(certain, several, packed), table


def accuracy(model: tagger.Model, data: list[Sentence]) -> tuple[float, float]:
    """Share of tokens right, and tokens a second."""
    right = total = 0
    worker = tagger.Tagger(model)
    start = time.perf_counter()
    tagged = [worker.tag(ws) for ws, _ in data]
    spent = time.perf_counter() - start
    confusions: Counter[tuple[str, str]] = Counter()
    for got, (_ws, ts) in zip(tagged, data, strict=True):
        judged = [(a, b) for a, b, w in zip(got, ts, _ws, strict=True) if w[0].isalnum()]
        total += len(judged)
        right += sum(a == b for a, b in judged)
        confusions.update((b, a) for a, b in zip(got, ts, strict=True) if a != b and "PUNCT" not in (a, b))
    print("   ", confusions.most_common(12))
    return right / total, sum(len(ws) for ws, _ in data) / spent


def write(model: tagger.Model, table: Table) -> None:
    lines = HEAD.split("\n")
    groups: dict[str, list[str]] = defaultdict(list)
    for word, tag in model.certain.items():
        groups[tag].append(word)
    for word, tags in model.several.items():
        groups["|".join(tags)].append(word)
    lines += [f"{tags} {' '.join(sorted(words))}" for tags, words in sorted(groups.items())]
    lines.append("")
    for kind, features in table.items():
        rows: dict[str, list[str]] = defaultdict(list)
        for feature, weights in features.items():
            rows[",".join(f"{name}:{x}" for name, x in sorted(weights.items()))].append(feature)
        lines += [f"{kind} {by_tag} {' '.join(sorted(found))}" for by_tag, found in sorted(rows.items())]
    tagger.DATA.write_text("\n".join(lines) + "\n", encoding="utf-8", newline="\n")


def main() -> None:
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("--ewt", required=True)
    ap.add_argument("--pud", required=True)
    a = ap.parse_args()
    ewt, pud = list(sentences(a.ewt)), list(sentences(a.pud))
    held = [s for name, s in ewt if zlib.crc32(name.encode()) % 10 == 0]
    train = [s for name, s in ewt if zlib.crc32(name.encode()) % 10]
    model, _ = fit(train)
    for name, part in (("EWT, held out", held), ("PUD", [s for _, s in pud])):
        share, speed = accuracy(model, part)
        print(f"{name}: {100 * share:.1f} % of tokens right, {speed:,.0f} tokens/s")
    write(*fit([s for _, s in ewt + pud]))
    start = time.perf_counter()
    loaded = tagger.parse(tagger.DATA.read_text(encoding="utf-8"))
    print(
        f"{len(loaded.certain)} + {len(loaded.several)} entries, {sum(map(len, loaded.weights.values()))} features, "
        f"loads in {1000 * (time.perf_counter() - start):.1f} ms, {tagger.DATA.stat().st_size // 1024} kB"
    )


if __name__ == "__main__":
    main()
