"""The words of eujp and the rules that hold between them: standard library only, no clock, no environment."""
