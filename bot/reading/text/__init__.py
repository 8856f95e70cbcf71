"""Text at its barest: characters, encodings, languages, sentences, addresses, days and numbers as they are written."""
