"""Writing so that nothing is lost: atomic files, the journal, the writers and the lock."""
