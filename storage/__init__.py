"""The database: one module for each thing kept. SQLAlchemy, its rows and its errors stay within."""
