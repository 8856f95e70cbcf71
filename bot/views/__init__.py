"""Views: answers of the use cases turned into neutral messages, the platforms' limits, and splitting to fit them."""
