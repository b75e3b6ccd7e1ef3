"""What the app does when something happens below."""
