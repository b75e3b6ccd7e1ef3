"""The record in the open formats of other houses: tables, SDMX, PROV, Web Annotation; each with its way back."""
