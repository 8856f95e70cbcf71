"""The interface in other languages: a folder and a file each, LANGUAGE/LC_MESSAGES/eujp.po."""
