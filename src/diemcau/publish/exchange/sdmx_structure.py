"""The data structure with its concepts and code lists as an SDMX-ML 3.0 structure message, and its codes read back."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import BinaryIO
from xml.etree.ElementTree import Element, ElementTree, ParseError, SubElement, XMLParser, register_namespace

from diemcau.errors import Invalid
from diemcau.publish.exchange.schema import Code, Value
from diemcau.publish.exchange.sdmx import AGENCY as HOUSE
from diemcau.publish.exchange.sdmx import ATTRIBUTES, DIMENSIONS, FLOW, OBS_VALUE, STRUCTURE, VERSION, CodeList
from diemcau.publish.exchange.sdmx_codes import code_lists

_BASE = "http://www.sdmx.org/resources/sdmxml/schemas/v3_0"
_MES, _STR, _COM = (f"{{{_BASE}/{part}}}" for part in ("message", "structure", "common"))
_XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
_CONCEPTS = "CS_REVIEW"
_URN = "urn:sdmx:org.sdmx.infomodel"

# What each component means; the first ten as in the SDMX Glossary 2.1.
_MEANINGS = {
    "FREQ": {"en": "Frequency", "vi": "Kỳ"},
    "REF_AREA": {"en": "Reporting org", "vi": "Đơn vị"},
    "INDICATOR": {"en": "Measure", "vi": "Chỉ tiêu thống kê"},
    "COUNTERPART_AREA": {"en": "Partner", "vi": "Đối tác"},
    "UNIT_MEASURE": {"en": "Unit of measurement", "vi": "Đơn vị tính"},
    "TIME_PERIOD": {"en": "Period", "vi": "Thời kỳ"},
    "OBS_VALUE": {"en": "Value: the middle of its interval", "vi": "Giá trị: điểm giữa của khoảng"},
    "OBS_STATUS": {"en": "Status of the value", "vi": "Tình trạng số liệu"},
    "CONF_STATUS": {"en": "Confidentiality", "vi": "Mức mật"},
    "UNIT_MULT": {"en": "Power of ten of the unit", "vi": "Bội số của đơn vị tính"},
    "SCENARIO": {"en": "Result, estimate, plan or target", "vi": "Kết quả, ước tính, kế hoạch hoặc chỉ tiêu"},
    "BASIS": {"en": "Where the value comes from", "vi": "Nguồn của số liệu"},
    "CANDIDATE": {"en": "Place among values that compete for one key", "vi": "Thứ tự trong các số liệu cùng khóa"},
    "LOW": {"en": "Lower end of what the number may be", "vi": "Cận dưới"},
    "HIGH": {"en": "Upper end of what the number may be", "vi": "Cận trên"},
    "LOW_OPEN": {"en": "Whether the lower end is excluded", "vi": "Không kể cận dưới"},
    "HIGH_OPEN": {"en": "Whether the upper end is excluded", "vi": "Không kể cận trên"},
    "BOUND": {"en": "Wording of the number", "vi": "Cách diễn đạt con số"},
    "TALLY": {"en": "Stock or flow", "vi": "Thời điểm hoặc thời kỳ"},
    "CUT_OFF": {"en": "Last day counted", "vi": "Ngày chốt số liệu"},
    "DISPUTED": {"en": "Whether sources contradict each other", "vi": "Có mâu thuẫn giữa các nguồn"},
    "WAY": {"en": "How a total came about", "vi": "Cách tổng hợp"},
    "REPORTED": {"en": "Orgs that have reported", "vi": "Số đơn vị đã báo cáo"},
    "OWING": {"en": "Orgs that owe a value", "vi": "Số đơn vị phải báo cáo"},
    "CAVEATS": {"en": "What to know about a total", "vi": "Lưu ý về số tổng hợp"},
    "PERIOD_CODE": {"en": "Period as the report counts it", "vi": "Kỳ theo cách tính của báo cáo"},
    "OBS_ID": {"en": "Identifier of the value", "vi": "Mã của số liệu"},
}
_FORMATS = {
    "CANDIDATE": "Integer",
    "TIME_PERIOD": "ObservationalTimePeriod",
    "UNIT_MULT": "Integer",
    "LOW": "Decimal",
    "HIGH": "Decimal",
    "LOW_OPEN": "Boolean",
    "HIGH_OPEN": "Boolean",
    "DISPUTED": "Boolean",
    "REPORTED": "Integer",
    "OWING": "Integer",
    OBS_VALUE: "Decimal",
}


def write_structure(values: Sequence[Value], codes: Sequence[Code], out: BinaryIO, made: datetime) -> None:
    """The structure that describes some values, with the codes that occur in them.

    Args:
        values: The values.
        codes: Names of codes.
        out: Where it goes.
        made: The moment the message bears.
    """
    for prefix, space in (("mes", _MES), ("str", _STR), ("com", _COM)):
        register_namespace(prefix, space.strip("{}"))
    top = Element(f"{_MES}Structure")
    header = SubElement(top, f"{_MES}Header")
    SubElement(header, f"{_MES}ID").text = f"{HOUSE}-{made:%Y%m%dT%H%M%S}"
    SubElement(header, f"{_MES}Test").text = "false"
    SubElement(header, f"{_MES}Prepared").text = made.isoformat()
    SubElement(header, f"{_MES}Sender", {"id": HOUSE})
    structures = SubElement(top, f"{_MES}Structures")
    lists = code_lists(values, codes)
    _add_code_lists(SubElement(structures, f"{_STR}Codelists"), lists)
    _add_concepts(SubElement(structures, f"{_STR}ConceptSchemes"))
    _add_flow(SubElement(structures, f"{_STR}Dataflows"))
    _add_structure(SubElement(structures, f"{_STR}DataStructures"), {each.component: each.id for each in lists})
    ElementTree(top).write(out, encoding="utf-8", xml_declaration=True)


def read_code_lists(source: BinaryIO) -> list[CodeList]:
    """The code lists of a structure message that `write_structure` wrote.

    Raises:
        Invalid: It is no structure message of this house.
    """
    top = _parse(source)
    components = {
        (found.text or "").partition("=")[2]: one.get("id", "")
        for one in top.iter()
        if one.tag in {f"{_STR}Dimension", f"{_STR}Attribute"}
        for found in one.iter(f"{_STR}Enumeration")
    }
    lists = []
    for one in top.iter(f"{_STR}Codelist"):
        codes = {code.get("id", ""): _names_of(code) for code in one.iter(f"{_STR}Code")}
        name = one.get("id", "")
        lists.append(CodeList(name, components.get(f"{HOUSE}:{name}({VERSION})", ""), codes))
    if not lists:
        raise Invalid("The message has no code lists.")
    return lists


def _parse(source: BinaryIO) -> Element:
    """The message; one with a document type is refused, since entities grow without bound and fetch other files."""
    body = source.read()
    if b"<!DOCTYPE" in body or b"<!ENTITY" in body:
        raise Invalid("The message has a document type, which no SDMX message has.")
    parser = XMLParser(encoding="utf-8")  # noqa: S314 - without a document type nothing can grow or be fetched
    try:
        parser.feed(body)
        found = parser.close()
    except (ParseError, ValueError) as error:
        raise Invalid(f"The message is no XML: {error}.") from error
    if found.tag != f"{_MES}Structure":
        raise Invalid("The message is no SDMX-ML 3.0 structure.")
    return found


def _names_of(element: Element) -> dict[str, str]:
    return {name.get(_XML_LANG, "en"): name.text or "" for name in element.findall(f"{_COM}Name")}


def _add_names(parent: Element, names: object) -> None:
    for language, name in dict(names).items():  # type: ignore[call-overload]  # a mapping by language
        SubElement(parent, f"{_COM}Name", {_XML_LANG: language}).text = _writable(name)


def _writable(text: str) -> str:
    """Text without what XML 1.0 cannot hold; carriage returns would come back as line feeds."""
    held = (
        sign if sign in "\t\n" or " " <= sign <= "\ud7ff" or "\ue000" <= sign not in "\ufffe\uffff" else " "
        for sign in text
    )
    return "".join(held) or "_"


def _maintained(parent: Element, tag: str, name: str, names: object) -> Element:
    found = SubElement(parent, f"{_STR}{tag}", {"id": name, "agencyID": HOUSE, "version": VERSION})
    _add_names(found, names)
    return found


def _add_code_lists(parent: Element, lists: Sequence[CodeList]) -> None:
    for one in lists:
        added = _maintained(parent, "Codelist", one.id, _MEANINGS[one.component])
        for code, names in one.codes.items():
            _add_names(SubElement(added, f"{_STR}Code", {"id": code}), names)


def _add_concepts(parent: Element) -> None:
    scheme = _maintained(parent, "ConceptScheme", _CONCEPTS, {"en": "Concepts of the review", "vi": "Khái niệm"})
    for name, names in _MEANINGS.items():
        _add_names(SubElement(scheme, f"{_STR}Concept", {"id": name}), names)


def _add_flow(parent: Element) -> None:
    flow = _maintained(parent, "Dataflow", FLOW, {"en": "Values of the review", "vi": "Số liệu tổng kết"})
    SubElement(flow, f"{_STR}Structure").text = f"{_URN}.datastructure.DataStructure={HOUSE}:{STRUCTURE}({VERSION})"


def _add_structure(parent: Element, lists: dict[str, str]) -> None:
    structure = _maintained(parent, "DataStructure", STRUCTURE, {"en": "Review", "vi": "Tổng kết"})
    components = SubElement(structure, f"{_STR}DataStructureComponents")
    dimensions = SubElement(components, f"{_STR}DimensionList", {"id": "DimensionDescriptor"})
    for at, name in enumerate(DIMENSIONS, 1):
        if name == "TIME_PERIOD":
            _represent(SubElement(dimensions, f"{_STR}TimeDimension", {"id": name}), name, lists)
        else:
            _represent(SubElement(dimensions, f"{_STR}Dimension", {"id": name, "position": str(at)}), name, lists)
    attributes = SubElement(components, f"{_STR}AttributeList", {"id": "AttributeDescriptor"})
    for name in ATTRIBUTES:
        usage = "mandatory" if name in {"OBS_STATUS", "CONF_STATUS"} else "optional"
        added = SubElement(attributes, f"{_STR}Attribute", {"id": name, "usage": usage})
        _represent(added, name, lists)
        SubElement(SubElement(added, f"{_STR}AttributeRelationship"), f"{_STR}Observation")
    measures = SubElement(components, f"{_STR}MeasureList", {"id": "MeasureDescriptor"})
    _represent(SubElement(measures, f"{_STR}Measure", {"id": OBS_VALUE, "usage": "optional"}), OBS_VALUE, lists)


def _represent(parent: Element, name: str, lists: dict[str, str]) -> None:
    """The concept of a component, and what may stand in it: a code of a list, or a text of a format."""
    concept = SubElement(parent, f"{_STR}ConceptIdentity")
    concept.text = f"{_URN}.conceptscheme.Concept={HOUSE}:{_CONCEPTS}({VERSION}).{name}"
    local = SubElement(parent, f"{_STR}LocalRepresentation")
    if name in lists:
        SubElement(local, f"{_STR}Enumeration").text = f"{_URN}.codelist.Codelist={HOUSE}:{lists[name]}({VERSION})"
    else:
        SubElement(local, f"{_STR}TextFormat", {"textType": _FORMATS.get(name, "String")})
