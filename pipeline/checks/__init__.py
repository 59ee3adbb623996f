"""What a person should look at: each check one small function, worded from one catalogue."""
