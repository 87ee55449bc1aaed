"""Applications of mentors and mentees: eligibility, drafts, sending, reading and decisions."""
