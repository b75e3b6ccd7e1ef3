"""What the worker does for the exchange. Every job may run twice and does its work once."""

from __future__ import annotations

from django_tasks import task

from diemcau.web.exchange.actions.deliveries import send_delivery
from diemcau.web.exchange.actions.tables import examine_table, take_over_table


@task()
def deliver(pk: int, tries: int) -> None:
    """Send a message to a hook."""
    send_delivery(pk=pk, tries=tries)


@task()
def examine(pk: int) -> None:
    """Read a workbook that is to be tried."""
    examine_table(pk=pk)


@task()
def take_over(pk: int) -> None:
    """Take a workbook over."""
    take_over_table(pk=pk)
