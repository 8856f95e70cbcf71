"""What every renderer and messenger must do alike: the situations, and their golden files."""
