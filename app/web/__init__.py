"""Neutral web tools: pages, audiences, the commit of a request, error pages, headers, filters, limits."""
