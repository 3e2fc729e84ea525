"""Trains the encoder that src/recension/encoder runs: readers of the corpora, network, losses, export."""
