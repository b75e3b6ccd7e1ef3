"""The worker of `diemcau work`."""
