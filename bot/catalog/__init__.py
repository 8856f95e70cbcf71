"""The subject as data a policy person can edit, and the loader that checks it."""
