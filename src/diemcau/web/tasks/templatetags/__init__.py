"""Tags of the templates of tasks."""
