"""Settings of the site as the tests run it: over plain HTTP, with passwords that are quick to hash."""

from __future__ import annotations

import os
import tempfile

os.environ.setdefault("DIEMCAU_INSECURE", "1")
os.environ.setdefault("DIEMCAU_DATA", tempfile.mkdtemp(prefix="diemcau-tests-"))

from diemcau.web.config.settings import *  # noqa: F403 - the environment has to be there first

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
SECOND_FACTOR_REQUIRED = False  # tests of it turn it on

if DATABASES["default"]["ENGINE"].endswith("sqlite3"):  # noqa: F405 - of the settings above
    # A file, as in an installation: one in memory would not be shared with a browser's requests as a file is.
    DATABASES["default"]["TEST"] = {"NAME": str(DATA / "test.sqlite3")}  # noqa: F405
else:
    DATABASES["default"]["CONN_MAX_AGE"] = 0  # noqa: F405 - threads that served a browser let go

# Processes that test side by side have houses of their own, which may be alike.
CACHES["made"]["LOCATION"] = tempfile.mkdtemp(prefix="diemcau-made-")  # noqa: F405
