"""What would be posted, drawn as the two chats show it: a page, and a picture of it by a browser found here."""
