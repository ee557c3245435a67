// Chance that comes out the same every time: a number is a function of a seed and of what it is drawn for, so that any
// part of a large set can be made by itself.

/** A number from 0 up to 1 for `index`, of the stream `salt`. (splitmix32, public domain) */
export function chance(index: number, salt: number): number {
  let z = (Math.imul(index | 0, 0x9e3779b9) + Math.imul(salt + 1, 0x85ebca6b)) | 0;
  z = Math.imul(z ^ (z >>> 16), 0x21f0aaad);
  z = Math.imul(z ^ (z >>> 15), 0x735a2d97);
  return ((z ^ (z >>> 15)) >>> 0) / 4_294_967_296;
}

/**
 * Draws ranks 0 … count-1 by Zipf's law: rank r as often as 1 / (r + 1) ** exponent. What links, anchors and target
 * pages look like: a few have most.
 */
export function zipf(count: number, exponent: number): (chance: number) => number {
  const sums = new Float64Array(count);
  let sum = 0;
  for (let rank = 0; rank < count; rank++) {
    sum += 1 / (rank + 1) ** exponent;
    sums[rank] = sum;
  }
  return (drawn) => {
    const wanted = drawn * sum;
    let low = 0;
    let high = count - 1;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((sums[middle] as number) < wanted) low = middle + 1;
      else high = middle;
    }
    return low;
  };
}
