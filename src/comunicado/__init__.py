"""comunicado: news releases in English and Spanish from one source."""

__version__ = "0.1.0"
