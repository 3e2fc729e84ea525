"""Texts of our own on which the shipped model is pinned, and held against its float32 original."""

TEXTS = (
    "Rockets struck the port of Marela on Monday, killing at least seven dockers, the interior ministry said.",
    '"We will rebuild the quay," Mayor Ilse Torrend told reporters. She denied that the city had been warned.',
    "Two ferries, which had left Ostwick an hour earlier, turned back before dawn because of the fog.",
    "The U.N. urged both sides to stop shelling the Kerrin valley by 4 March 2019.",
)
