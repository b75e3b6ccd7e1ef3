"""Addresses: the interface under `v1/`."""

from django.urls import URLPattern, URLResolver, path, re_path

from diemcau.web.api.interface import make_interface, served
from diemcau.web.api.routes import filing, me, mentions, orgs
from diemcau.web.api.views import nothing

interface = make_interface()
for _module in (me, orgs, filing, mentions):
    interface.add_router("", _module.router)

urlpatterns: list[URLPattern | URLResolver] = [
    path(
        "v1/",
        (
            [
                served(pattern)
                for pattern in interface.urls[0]
                if isinstance(pattern, URLPattern) and pattern.name != "api-root"
            ],
            "ninja",
            "v1",
        ),
    ),
    re_path(r"^v1/", nothing, name="api-nothing"),
]
