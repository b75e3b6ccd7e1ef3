"""Exchange: tasks in and out of the site: calendars, workbooks, letters, messages between offices, hooks."""
