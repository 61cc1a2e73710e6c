"""How it is put together: sessions, actions, settings, and the window."""
