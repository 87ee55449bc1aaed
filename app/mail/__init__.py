"""The letter box: letters are queued in the transaction of the deed, and sent afterwards by the worker."""
