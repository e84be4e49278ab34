"""The server itself: addresses, sockets, pages, and what it turns away."""
