// The golden sites' own script: theirs need no change when the real one changes.
