import pytest

from recension.text.appeals import is_appeal


@pytest.mark.parametrize(
    "text",
    [
        "Since you're here ...",
        "… we have a small favour to ask.",
        "… we have a small favour to ask. More people come to us than ever, and few of them pay.",
        "Since you're here … we have a small favour to ask",
        "More people than ever read us, and advertising pays for less of our reporting, so you see why we ask.",
        "We have no paywall, because we want every reader to know; if you can, please support us with a contribution.",
        "Get the latest coast news along with the top headlines from Norrland at the Harbour Post.",
        "Save articles to read later and create your own reading list.",
        "Follow our channel on WhatsApp for the day's stories",
        "Download the Harbour News app for free and get alerts first.",
        "Join our Telegram channel so that you miss nothing.",
        "Harbourcast This content is provided by Harbourcast, which may be using cookies and other technologies.",
        "To see this map you have to enable JavaScript.",
        "Stay informed with our morning briefing",
        "Send us your pictures on WhatsApp",
    ],
)
def test_outlet_that_speaks_to_its_reader_appeals(text: str) -> None:
    assert is_appeal(text)


@pytest.mark.parametrize(
    "text",
    [
        "“Join our channel on WhatsApp, and support us if you can,” the preacher said.",
        "Stay away from the quay, the coastguard told people on Monday.",
        "Anyone who saw the ferry is asked to call the police.",
        "Police asked readers of the newspaper for pictures of the ferry.",
        "We thank all members for their support and ask you to come to the quay on Sunday.",
        "We support you, the minister told the crowd.",
        "The newsroom of the Post was searched, and its editorial staff held.",
        "Follow the coast road to the pier and you see where the ferry lay.",
        "The police ask you to stay off our roads.",
        "Help us, she cried from the raft, as the others lost their hold.",
    ],
)
def test_story_does_not_appeal(text: str) -> None:
    assert not is_appeal(text)
