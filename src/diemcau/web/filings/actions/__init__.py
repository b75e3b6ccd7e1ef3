"""What people and programs do with campaigns and returns; every write is one of these functions."""

from diemcau.web.filings.actions.saving import save

__all__ = ("save",)
