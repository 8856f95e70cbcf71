"""Replies drawn as the chats show them."""
