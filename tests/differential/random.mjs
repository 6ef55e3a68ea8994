// Chance that a seed repeats.

/** mulberry32: good enough to choose test cases, the same on every machine. */
export class Random {
  constructor(seed) {
    this.state = seed >>> 0;
  }

  /** From 0 to below 1. */
  next() {
    this.state = (this.state + 0x6d2b79f5) >>> 0;
    let mixed = this.state;
    mixed = Math.imul(mixed ^ (mixed >>> 15), mixed | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  }

  /** A whole number from `least` to `most`. */
  between(least, most) {
    return least + Math.floor(this.next() * (most - least + 1));
  }

  happens(probability) {
    return this.next() < probability;
  }

  one(list) {
    return list[this.between(0, list.length - 1)];
  }

  /** `count` times what `make` gives. */
  several(count, make) {
    return Array.from({length: count}, make);
  }

  /** Each with the probability, in order. */
  some(list, probability) {
    return list.filter(() => this.happens(probability));
  }
}
