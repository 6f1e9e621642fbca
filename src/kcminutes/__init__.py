"""kcminutes: minutes taken live, from the kallelse to the printed draft."""
