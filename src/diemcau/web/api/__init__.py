"""The typed interface for programs; it calls the same actions as the pages."""
