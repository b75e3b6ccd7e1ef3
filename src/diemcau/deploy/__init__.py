"""From a leader's words to work done in time: directives become tasks, tasks are followed to their end.

`propose` makes tasks and orientations of directives; `deadline` makes days of words by the `working` calendar;
`states` says what may follow what and who may do it; `timing` says how a task counts; `remind` and `escalate` say who
is told when; `depend` what waits for what. All of it is pure: now, calendar and profile are arguments.
"""
