"""Sites and their conventions: where posts and images live, by generator."""
