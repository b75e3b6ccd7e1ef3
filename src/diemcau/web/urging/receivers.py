"""What the app does when something happens in the apps below."""
