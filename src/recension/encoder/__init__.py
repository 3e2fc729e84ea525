"""The one model: session, tokens and heads, giving scored, typed findings."""
