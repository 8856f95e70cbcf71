"""The use cases: one per public function, each opening and closing its own transactions."""
