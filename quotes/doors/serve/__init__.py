"""The HTTP service: `quotes serve`.

`quotes.doors.serve.app.make_app(engine, settings)` is the application, for a server of your own.
"""
