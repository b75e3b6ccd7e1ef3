"""What no password may be; the rules are Django's, the words the house's."""

from __future__ import annotations

from django.contrib.auth import password_validation as rules

from diemcau.web.accounts.words import said


class Long(rules.MinimumLengthValidator):
    """Not short: length withstands guessing better than signs do (NIST SP 800-63B, 5.1.1)."""

    def get_error_message(self) -> str:
        """What is said."""
        return said("accounts.password.short")


class Unlike(rules.UserAttributeSimilarityValidator):
    """Not like the name, the sign-in name or the address."""

    def get_error_message(self) -> str:
        """What is said."""
        return said("accounts.password.alike")


class Uncommon(rules.CommonPasswordValidator):
    """None of the twenty thousand that everybody takes."""

    def get_error_message(self) -> str:
        """What is said."""
        return said("accounts.password.common")


class Lettered(rules.NumericPasswordValidator):
    """Not only digits."""

    def get_error_message(self) -> str:
        """What is said."""
        return said("accounts.password.digits")
