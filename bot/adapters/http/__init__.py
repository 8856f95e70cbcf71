"""Fetching public web addresses: guarded, limited, polite (implements bot.domain.ports.Fetcher)."""

from __future__ import annotations

from bot.adapters.http.fetcher import HttpFetcher, Limits

__all__ = ["HttpFetcher", "Limits"]
