// What searches is not what this case is about.
