"""The interface in other languages: a folder each, with LC_MESSAGES/eujp.po and names.toml for what is typed."""
