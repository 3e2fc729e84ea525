"""Accuracy and speed against public corpora: `python -m benchmarks NAME --data FOLDER --split dev`."""
