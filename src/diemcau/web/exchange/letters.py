"""Messages between offices as rows: how one is known again, what it answers, which unit here an office is."""

from __future__ import annotations

from dataclasses import asdict
from hashlib import sha256
from typing import TYPE_CHECKING, Any

from diemcau.records.message import Business, Message, ResponseFor, StatusMessage
from diemcau.web.exchange.models import Message as Row
from diemcau.web.exchange.tables import names_of_orgs, to_key
from diemcau.web.orgs.models import Org
from diemcau.web.tasks.actions.papers import KINDS

if TYPE_CHECKING:
    from collections.abc import Mapping

ARRIVED, REFUSED, RECEIVED, ASSIGNED, IN_PROCESS, FINISHED = "01", "02", "03", "04", "05", "06"
TAKEN_BACK, AGREED, KEPT = "13", "15", "16"
STATES = (ARRIVED, REFUSED, RECEIVED, ASSIGNED, IN_PROCESS, FINISHED, TAKEN_BACK, AGREED, KEPT)
"""How far a paper has come at the office that received it (QCVN 102:2016/BTTTT)."""

_SORTS = {
    "thong bao": "notice", "ket luan": "notice", "cong van": "dispatch", "cong dien": "dispatch",
    "quyet dinh": "decision", "chi thi": "directive", "nghi quyet": "resolution", "chuong trinh": "programme",
    "ke hoach": "programme", "huong dan": "instruction", "notice": "notice", "dispatch": "dispatch",
    "official letter": "dispatch", "decision": "decision", "directive": "directive", "resolution": "resolution",
    "programme": "programme", "plan": "programme", "instruction": "instruction",
}  # fmt: skip
_MOST_TOLD = 20_000  # characters of content that are kept beside the file itself


def identify(message: Message | StatusMessage, body: bytes) -> str:
    """By what a message is known again: a new paper by its id, everything else by its very bytes too."""
    digest = sha256(body).hexdigest()[:24]
    if isinstance(message, StatusMessage):
        return f"{(message.response.document or message.response.code)[:120]}#{message.status}#{digest}"
    if message.business is Business.NEW:
        return message.document[:200]
    return f"{message.document[:120]}#{message.business.value}#{digest}"


def fields_of(message: Message | StatusMessage) -> dict[str, Any]:
    """The columns that a message fills."""
    if isinstance(message, StatusMessage):
        return {
            "organ": message.sender.id[:60],
            "response_for": [_answered(message.response)],
            "said": {"status": message.status, "told": message.description[:_MOST_TOLD], "from": message.sender.name},
        }
    return {
        "organ": message.sender.id[:60],
        "code": message.number[:20],
        "symbol": message.notation[:60],
        "issued_on": message.day,
        "subject": (message.subject or message.content)[:500],
        "due": message.due,
        "response_for": [_answered(one) for one in message.responses],
        "business": message.business.value,
        "said": {
            "document": message.document,
            "about": message.about,
            "from": message.sender.name,
            "to": [{"id": one.id, "name": one.name} for one in message.receivers[:200]],
            "type": message.type_name,
            "content": message.content[:_MOST_TOLD],
            "signer": ", ".join(part for part in (message.position, message.signer) if part),
            "reason": message.reason[:_MOST_TOLD],
            "replaced": [one.document for one in message.replaced],
            "files": [one.name for one in message.attachments],
        },
    }


def kind_of(said: str) -> str:
    """The kind of a paper by the words of its message; a dispatch where they say nothing."""
    found = _SORTS.get(to_key(said), "dispatch")
    return found if found in KINDS else "dispatch"


def issuer_of(row: Row) -> Org | None:
    """The unit here that an office is: by its name, else as somebody said before; None where nobody knows."""
    code = names_of_orgs().get(to_key(row.said.get("from", "")))
    if code is not None:
        return Org.objects.filter(code=code).first()
    before = Row.objects.filter(direction="in", organ=row.organ, source__isnull=False, org_id=row.org_id)
    last = before.select_related("source__org").order_by("-at", "-pk").first()
    return last.source.org if last is not None and last.source is not None else None


def answered_by(row: Row, response: Mapping[str, Any]) -> Row | None:
    """The message of the same unit to the same office that is answered; None where none fits, or more than one."""
    sent = Row.objects.filter(direction="out", org_id=row.org_id, organ=row.organ)
    if response["document"]:
        found = list(sent.filter(identifier=response["document"])[:2])
    else:
        number, _, symbol = str(response["code"]).partition("/")
        rows = sent.filter(code=number.strip(), symbol=symbol.strip()) if number.strip() else sent.none()
        found = list((rows.filter(issued_on=response["day"]) if response["day"] else rows)[:2])
    return found[0] if len(found) == 1 else None


def _answered(response: ResponseFor) -> dict[str, Any]:
    return {**asdict(response), "day": response.day.isoformat() if response.day is not None else ""}
