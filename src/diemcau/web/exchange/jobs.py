"""What the worker does for the exchange. Every job may run twice and does its work once."""

from __future__ import annotations

from django_tasks import task

from diemcau.web.exchange.actions.deliveries import send_delivery


@task()
def deliver(pk: int, tries: int) -> None:
    """Send a message to a hook."""
    send_delivery(pk=pk, tries=tries)
