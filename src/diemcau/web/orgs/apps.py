"""The app's entry in Django."""

from __future__ import annotations

from django.apps import AppConfig


class OrgsConfig(AppConfig):
    """The app `orgs`."""

    name = "diemcau.web.orgs"
    label = "orgs"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Tell the log, which stands below, who knows the orgs."""
        from diemcau.web.audit.policies import ask_orgs_of
        from diemcau.web.orgs.edition import hold_through_requests
        from diemcau.web.orgs.queries import KnownOrgs

        ask_orgs_of(KnownOrgs)
        hold_through_requests()
