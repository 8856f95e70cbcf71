"""The steps that bring a database to the schema this program works with."""
