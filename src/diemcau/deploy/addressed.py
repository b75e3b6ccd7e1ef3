"""Who is to do it, as orgs of the profile: printed names, words that mean a kind as a whole, names without their place.

Nothing is guessed: a name that is not known, or that several orgs bear, gives no org, and a person decides.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from diemcau.lang.callings import CallingWords
from diemcau.lang.language import Language
from diemcau.lang.registry import callings_of, language_or_english
from diemcau.profile.names import PLACE, to_key
from diemcau.profile.types import Profile
from diemcau.records import Document
from diemcau.records.mention import Directive
from diemcau.records.orgtree import OrgTree
from diemcau.records.task import Addressees

_LONGEST_NAME = 24  # words of a name

_Found = Mapping[str, tuple[str, ...]]


@dataclass(frozen=True)
class OrgFinder:
    """Finds the orgs that a printed name means on the tree's day.

    Attributes:
        profile: Names, aliases and kinds.
        tree: The orgs of the day, those of the site that the profile does not know among them.
    """

    profile: Profile
    tree: OrgTree
    _kinds: dict[str, _Found] = field(default_factory=dict, repr=False)
    _own: dict[str, _Found] = field(default_factory=dict, repr=False)
    _known: dict[tuple[str, str, str], Addressees] = field(default_factory=dict, repr=False)
    _owners: dict[str, str] = field(default_factory=dict, repr=False)

    def find(self, words: str, language: str, document: Document | None = None) -> Addressees:
        """The orgs and kinds that words name; certain only where every part of them is known.

        Args:
            words: As printed: one name or several.
            language: Their language.
            document: Where they stand, for names without their place: "the Department of Foreign Affairs".
        """
        owner = self._owner(document) if document is not None else ""
        key = (words, language, owner)
        if key not in self._known:
            self._known[key] = self._find(words, language, owner)
        return self._known[key]

    def _find(self, words: str, language: str, owner: str) -> Addressees:
        whole = self._one(words, language, owner)
        if whole is not None:
            return whole
        signs = callings_of(language)
        parts = [part for part in signs.parts.split(words) if part.strip()]
        found = [one for part in parts for one in self._several(part, language, owner)]
        known = [one for one in found if one is not None]
        return Addressees(
            words=words,
            orgs=tuple(dict.fromkeys(code for one in known for code in one.orgs)),
            kinds=tuple(dict.fromkeys(code for one in known for code in one.kinds)),
            is_certain=bool(known) and len(known) == len(found) and all(one.is_certain for one in known),
        )

    def _several(self, words: str, language: str, owner: str) -> list[Addressees | None]:
        """What one part means: a name, or names without anything between them, as lines of a cell run together."""
        whole = self._one(words, language, owner)
        if whole is not None:
            return [whole]
        run = words.split()
        found: list[Addressees | None] = []
        while run:
            sizes = range(min(len(run), _LONGEST_NAME), 0, -1)
            named = ((size, self._one(" ".join(run[:size]), language, owner)) for size in sizes)
            size, one = next(((size, one) for size, one in named if one is not None), (0, None))
            if one is None:
                return [None]  # what is left is no name: then nothing is taken from its middle
            found.append(one)
            run = run[size:]
        return found

    def _one(self, name: str, language: str, owner: str) -> Addressees | None:
        """What one name means; None where it is not known."""
        signs = callings_of(language)
        kinds = self._meant(name, language, signs)
        if kinds:
            return Addressees(words=name, kinds=kinds, is_certain=True)
        every = signs.every.match(name)
        for said in dict.fromkeys((name, name[every.end() :] if every is not None else name)):
            code, is_certain = self._org(said, language, owner)
            if code:
                return Addressees(words=name, orgs=(code,), is_certain=is_certain)
        return None

    def _meant(self, name: str, language: str, signs: CallingWords) -> tuple[str, ...]:
        """The kinds that a name means as a whole: "all provinces", "each province"."""
        known = self._kinds_by_key(language)
        every = signs.every.match(name)
        plain = name[every.end() :] if every is not None else name
        plural = f"{plain}s" if every is not None else plain
        return next((known[key] for one in (name, plain, plural) if (key := to_key(one, language)) in known), ())

    def _kinds_by_key(self, language: str) -> _Found:
        if language not in self._kinds:
            found: defaultdict[str, list[str]] = defaultdict(list)
            for kind in self.profile.org_kinds.values():
                for wording in kind.whole.get(language, ()):
                    found[to_key(wording, language)].append(kind.code)
            self._kinds[language] = {key: tuple(dict.fromkeys(codes)) for key, codes in found.items()}
        return self._kinds[language]

    def _org(self, name: str, language: str, owner: str) -> tuple[str, bool]:
        """The one org of the tree that a name means, empty where none or many, and whether it says so by itself."""
        meant = {
            org.code for org in self.profile.find_orgs(name, language, self.tree.day) if org.code in self.tree.nodes
        }
        meant |= set(self._own_names(language).get(to_key(name, language), ()))
        if len(meant) == 1:
            return meant.pop(), True
        if meant:
            below = meant & set(self.tree.below(owner)) if owner else set()
            return (below.pop(), False) if len(below) == 1 else ("", False)
        heirs = self._heirs(name, language)
        if len(heirs) == 1:
            return heirs.pop(), False
        return self._of_owner(name, language, owner), False

    def _own_names(self, language: str) -> _Found:
        """Orgs of the tree that the profile does not know, by the keys of their names."""
        if language not in self._own:
            found: defaultdict[str, list[str]] = defaultdict(list)
            for node in self.tree.nodes.values():
                if node.code not in self.profile.orgs and language in node.names:
                    found[to_key(node.names[language], language)].append(node.code)
            self._own[language] = {key: tuple(codes) for key, codes in found.items()}
        return self._own[language]

    def _heirs(self, name: str, language: str) -> set[str]:
        """Who stands on the tree's day for the orgs of other times that bear a name."""
        found = self.profile.find_orgs(name, language)
        return {heir for org in found for heir in self.tree.stands_for.get(org.code, ()) if heir in self.tree.nodes}

    def _of_owner(self, name: str, language: str, owner: str) -> str:
        """The org below the document's owner whose full name is this one with its place."""
        if not owner:
            return ""
        key = to_key(name, language)
        found = [code for code in self.tree.below(owner) if key in self._bare_keys(code, language)]
        return found[0] if len(found) == 1 else ""

    def _bare_keys(self, code: str, language: str) -> set[str]:
        kind = self.profile.org_kinds.get(self.tree.nodes[code].kind)
        patterns = kind.patterns.get(language, ()) if kind is not None else ()
        return {to_key(pattern.replace(PLACE, " "), language) for pattern in patterns} - {""}

    def _owner(self, document: Document) -> str:
        """Code of the org whose document it is, as far as its words tell; empty where they do not."""
        if document.text not in self._owners:
            self._owners[document.text] = self._find_owner(document, language_or_english(document.language))
        return self._owners[document.text]

    def _find_owner(self, document: Document, language: Language) -> str:
        def is_place(name: str) -> bool:
            return bool(self.profile.find_orgs(name, language.code, self.tree.day))

        name, _ = language.owners.find_report_owner(document, is_place)
        found = self.profile.find_orgs(name, language.code, self.tree.day) if name else ()
        return found[0].code if len(found) == 1 and found[0].code in self.tree.nodes else ""


@dataclass(frozen=True, slots=True)
class Duty:
    """Who is in charge and who takes part.

    Attributes:
        lead: At most one org, or kinds that are meant as a whole.
        coordinating: Those who take part.
    """

    lead: Addressees
    coordinating: Addressees


def find_duty(wordings: Sequence[tuple[Directive, Document]], finder: OrgFinder) -> Duty:
    """Who is to do what several wordings of one directive ask for.

    Args:
        wordings: Each wording and its document, the best first.
        finder: Knows the orgs.
    """
    told = [_lead(one, document, finder) for one, document in wordings if one.lead or one.addressee]
    known = [one for one in told if one.orgs or one.kinds]
    lead = next((one for one in known if one.is_certain), known[0] if known else told[0] if told else Addressees())
    certain = {(one.orgs, one.kinds) for one in known if one.is_certain}
    if len(certain) > 1 or (told and told[0] is not lead):  # wordings that differ are for a person to decide
        lead = replace(lead, is_certain=False)
    parts = [finder.find(name, document.language, document) for one, document in wordings for name in one.coordinating]
    beside: tuple[str, ...] = ()
    if len(lead.orgs) + bool(lead.kinds) > 1:  # nobody among several is put before the others
        beside, lead = lead.orgs, replace(lead, orgs=(), is_certain=False)
    return Duty(lead, _together(parts, beside, lead.orgs))


def _lead(directive: Directive, document: Document, finder: OrgFinder) -> Addressees:
    return finder.find(directive.lead or directive.addressee or "", document.language, document)


def _together(parts: Iterable[Addressees], beside: Sequence[str], lead: Sequence[str]) -> Addressees:
    """Those who take part, each once; one that could not be told from its words makes all of it uncertain."""
    parts = list(parts)
    orgs = dict.fromkeys([*beside, *(code for one in parts for code in one.orgs)])
    return Addressees(
        words="; ".join(dict.fromkeys(one.words for one in parts)),
        orgs=tuple(code for code in orgs if code not in lead),
        kinds=tuple(dict.fromkeys(code for one in parts for code in one.kinds)),
        is_certain=bool(parts) and not beside and all(one.is_certain for one in parts),
    )
