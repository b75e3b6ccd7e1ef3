"""People of a small fictional state for the test of a whole day: `python day_scene.py`, run with DIEMCAU_DATA."""

from __future__ import annotations

from datetime import date

PASSWORD = "a long winter in Dunmarsh"
PEOPLE = {
    "officer": ("DUN", "officer", None, 1),
    "head": ("DUN", "unit_head", None, 1),
    "chief": ("MIN", "chief", "ST", 1),
    "minister": ("MIN", "minister", "ST", 1),
}


def fill() -> None:
    """Units and people."""
    from diemcau.web.accounts.models import Person, Role
    from diemcau.web.orgs.models import Edition, Org, OrgName, OrgParent

    orgs = {}
    for code, kind, parent, name in (
        ("ST", "state", "", "Republic of Sarvik"),
        ("MIN", "ministry", "ST", "Ministry of Foreign Affairs"),
        ("DUN", "province", "ST", "Dunmarsh province"),
    ):
        orgs[code] = Org.objects.create(code=code, kind=kind)
        for language in ("en", "vi"):
            OrgName.objects.create(org=orgs[code], language=language, name=name)
        if parent:
            OrgParent.objects.create(org=orgs[code], parent=orgs[parent])
    Edition.objects.update_or_create(pk=1, defaults={"number": 1})
    for name, (code, kind, covers, clearance) in PEOPLE.items():
        person = Person.objects.create_user(
            name, f"{name}@example.org", PASSWORD, name=name.title(), language="en", clearance=clearance
        )
        reach = orgs[covers] if covers else None
        Role.objects.create(person=person, org=orgs[code], kind=kind, covers=reach, valid_from=date(2020, 1, 1))


if __name__ == "__main__":
    from diemcau.web.config.start import open_site

    open_site()
    fill()
