"""The site as a WSGI application, for gunicorn."""

from __future__ import annotations

import os
from threading import Thread

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "diemcau.web.config.settings")
application = get_wsgi_application()


def _warm() -> None:
    """Draw a word-sized chart: the first one of a process takes seconds, which no visitor should wait for."""
    from diemcau.publish.charts.render import warm

    warm()


Thread(target=_warm, name="warm-charts", daemon=True).start()
