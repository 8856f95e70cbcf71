"""A summary made of the text's own sentences."""
