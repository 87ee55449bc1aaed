"""The printer: facts of a charter go in, the bytes of a PDF come out."""
