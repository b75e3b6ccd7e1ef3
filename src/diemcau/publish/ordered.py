"""Lists of directives and what is odd about directives, as the JSON of the contracts."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from diemcau.publish.piece import Json
    from diemcau.records import OrderList, OrderNote


def order_list_to_json(each: OrderList) -> Json:
    """One list: its directives, and what each document tells of it and leaves out."""
    return {
        "id": each.id,
        "directives": list(each.instructions),
        "documents": [
            {
                "name": copy.document,
                "carried": list(copy.carried),
                "absent": list(copy.absent),
                "announced": copy.announced,
            }
            for copy in each.copies
        ],
    }


def order_note_to_json(note: OrderNote) -> Json:
    """Something odd about directives."""
    return {
        "kind": note.kind.value,
        "code": note.code,
        "directives": list(note.instructions),
        "mentions": [{"document": one.document, "span": list(one.span)} for one in note.statements],
        "documents": list(note.documents),
        "why": note.why,
    }
