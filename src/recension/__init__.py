"""Recension reads several reports of one incident and collates them into one record that can be defended."""
