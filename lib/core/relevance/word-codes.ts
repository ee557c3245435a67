/** Which characters words are made of, by ranges of Unicode: a table costs a twentieth of `\p{L}`. */

const ASCII = 0x80;
/** Letters and digits below 0x80. */
const isAscii = Array.from({ length: ASCII }, (_, code) => /[a-z0-9]/i.test(String.fromCharCode(code)));

/** From 0x80 on: no letters, first and last of each range. */
const GAPS: readonly (readonly [first: number, last: number])[] = [
  // Latin-1 signs; ª µ º are letters that no topic needs.
  [0x80, 0xbf],
  [0xd7, 0xd7],
  [0xf7, 0xf7],
  // Hebrew, Arabic and Indic punctuation.
  [0x5be, 0x5be],
  [0x5c0, 0x5c0],
  [0x5f3, 0x5f4],
  [0x600, 0x60f],
  [0x61b, 0x61f],
  [0x66a, 0x66d],
  [0x6d4, 0x6d4],
  [0x964, 0x965],
  [0x10fb, 0x10fb],
  // General punctuation to CJK signs, without the letters in between that no topic needs.
  [0x2000, 0x2bff],
  [0x2e00, 0x2e7f],
  [0x3000, 0x3004],
  [0x3008, 0x3020],
  [0xd800, 0xf8ff],
  [0xfd3e, 0xfd3f],
  [0xfe10, 0xfe6f],
  [0xfeff, 0xff0f],
  [0xff1a, 0xff20],
  [0xff3b, 0xff40],
  [0xff5b, 0xff65],
  [0xffe0, 0xffff],
];

/** Scripts that put no space between words. */
const UNSPACED: readonly (readonly [first: number, last: number])[] = [
  // Thai, Lao.
  [0xe00, 0xeff],
  // Burmese, Khmer.
  [0x1000, 0x109f],
  [0x1780, 0x17ff],
  // Kana, Han.
  [0x3005, 0x3007],
  [0x3040, 0x30ff],
  [0x31f0, 0x31ff],
  [0x3400, 0x9fff],
  [0xf900, 0xfaff],
  [0xff66, 0xff9f],
];

const OTHER = 0;
const LETTER = 1;
const SIGN = 2;

/** By code unit: other, letter of a script with spaces, sign of one without. */
const kinds = new Uint8Array(0x10000).fill(LETTER);
for (let code = 0; code < ASCII; code++) kinds[code] = isAscii[code] ? LETTER : OTHER;
for (const [first, last] of GAPS) kinds.fill(OTHER, first, last + 1);
for (const [first, last] of UNSPACED) kinds.fill(SIGN, first, last + 1);

/** Part of a word that ends at a space. */
export const isWordCode = (code: number): boolean => kinds[code] === LETTER;

/** Part of a word that a dictionary must cut out. */
export const isUnspaced = (code: number): boolean => kinds[code] === SIGN;
