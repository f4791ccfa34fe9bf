"""Is a text English? By the share of the small words that no text can do without.

Limits: only texts of fifty words and more are judged, and only as a whole; a
text half in English counts as English.
"""

from __future__ import annotations

import re
from collections import Counter

__all__ = ["foreign"]

LEAST_WORDS = 50
SAMPLE = 200_000
"""Characters looked at; a report's language shows in far fewer."""
WORD = re.compile(r"[^\W\d_]+")
COMMON = {
    "English": "the of and to in that is was for on with as by at from it his her he she they has have had "
    "said were are be been this which not but an or who will would more their after its about when than",
    "German": "der die das und in den von zu mit sich des auf für ist im dem nicht ein eine als auch es an "
    "werden aus er hat dass sie nach wird bei einer um am sind noch wie einem über einen so zum war haben",
    "French": "le la les de des du et en un une à dans que qui est pour par sur pas au il elle plus ce se "
    "ne sont avec aux son sa ses été ont cette mais ou comme nous leur après",
    "Spanish": "el la los las de del y en un una que se por con para es su al lo como más pero sus le ya o "
    "este sí porque esta entre cuando muy sin sobre también fue ha han según",
    "Italian": "il lo la i gli le di del della dei delle e in un una che è per con non si da al alla sono "
    "come più ma anche nel nella ha hanno dal dalla questo stato dopo sul",
    "Portuguese": "o a os as de do da dos das e em um uma que não se por com para é no na nos nas ao mais "
    "como mas foi ele ela são também pelo pela seu sua até isso ou ser quando",
    "Dutch": "de het een en van in is dat op te zijn met voor niet aan er om ook als dan maar bij nog uit "
    "wordt door naar heeft hij ze werd over tot meer zich hebben deze worden",
    "Polish": "i w na z do się nie że to jest o jak ale po od za przez dla są co tak był oraz jego już może "
    "które który także być przy tym została będzie",
    "Swedish": "och i att det som en på är av för med den till inte har de ett om var men sig från vi så "
    "kan han hon när också efter vid under eller blev",
    "Turkish": "ve bir bu da de için ile olarak olan daha çok en gibi ne kadar sonra ise ancak veya değil "
    "göre her olduğu eden üzere tarafından",
    "Ukrainian": "і в на з що не до та за у це як він його для про від було але із також під року є який "
    "була вони при після між або ще",
    "Russian": "и в на с что не по из за к у это как он его для о от было но также под года до а был была "
    "они при после или ещё который",
}
ALSO_ENGLISH = (
    "a an am as at be da de do die el en es for from hat have he her i in is la man me no of on or over so "
    "te the to under us van war was we were will with"
)
"""Words that say nothing where they stand in an English text, or in its names."""
WORDS = {
    language: frozenset(words.split()).difference(ALSO_ENGLISH.split() if language != "English" else ())
    for language, words in COMMON.items()
}
SCRIPTS = {
    "Chinese or Japanese": re.compile("[\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff]"),
    "Korean": re.compile("[\uac00-\ud7af]"),
    "Arabic or Persian": re.compile("[\u0600-\u06ff]"),
    "Hebrew": re.compile("[\u0590-\u05ff]"),
    "Greek": re.compile("[\u0370-\u03ff]"),
    "Hindi or a neighbour": re.compile("[\u0900-\u097f]"),
    "Thai": re.compile("[\u0e00-\u0e7f]"),
    "a Cyrillic script": re.compile("[\u0400-\u04ff]"),
}
LEAST_ENGLISH = 0.05
MARGIN = 1.5
"""How many times as many small words another language must have; many are shared with English."""


def foreign(text: str) -> str:
    """The name of the language if the text is not English, else the empty string."""
    sample = text[:SAMPLE]
    words = [word.lower() for word in WORD.findall(sample)]
    script = _script(sample)
    if len(words) < LEAST_WORDS and script not in ("Chinese or Japanese", "Thai"):
        return ""
    counts = Counter(words)
    shares = {
        language: sum(counts[word] for word in common) / len(words) for language, common in WORDS.items()
    }
    english = shares.pop("English")
    language, share = max(shares.items(), key=lambda pair: pair[1])
    if share > LEAST_ENGLISH and share > MARGIN * english:
        return language
    if script:
        return script
    return "" if english >= LEAST_ENGLISH or not share > english else language


def _script(sample: str) -> str:
    """The script, other than Latin, of most of the letters."""
    letters = sum(map(str.isalpha, sample))
    for name, pattern in SCRIPTS.items():
        found = len(pattern.findall(sample))
        if found >= LEAST_WORDS and found * 2 > letters:
            return name
    return ""
