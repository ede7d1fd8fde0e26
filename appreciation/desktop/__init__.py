"""The desktop: pages over the services, and nothing of the store or the printer."""
