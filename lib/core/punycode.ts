/**
 * Turns the ASCII form of an international host name back into letters, for reading only: keys and
 * requests stay ASCII. Written out here because the platform encodes punycode and never decodes it
 * outside Node. RFC 3492: https://www.rfc-editor.org/rfc/rfc3492
 */

const base = 36;
const tMin = 1;
const tMax = 26;
const skew = 38;
const damp = 700;
const initialBias = 72;
const initialN = 128;

/**
 * Decodes one label without its `xn--`.
 *
 * @returns null when it is not valid punycode.
 */
export function decodePunycode(label: string): string | null {
  const lastDash = label.lastIndexOf("-");
  const output = lastDash > 0 ? Array.from(label.slice(0, lastDash), (c) => c.charCodeAt(0)) : [];
  let n = initialN;
  let i = 0;
  let bias = initialBias;
  for (let at = lastDash > 0 ? lastDash + 1 : 0; at < label.length; ) {
    const before = i;
    let weight = 1;
    for (let k = base; ; k += base) {
      const digit = digitOf(label.charCodeAt(at++));
      if (digit === null) return null;
      i += digit * weight;
      const threshold = k <= bias ? tMin : k >= bias + tMax ? tMax : k - bias;
      if (digit < threshold) break;
      weight *= base - threshold;
      if (weight > Number.MAX_SAFE_INTEGER / base) return null;
    }
    bias = adaptBias(i - before, output.length + 1, before === 0);
    n += Math.floor(i / (output.length + 1));
    i %= output.length + 1;
    if (n > 0x10ffff) return null;
    output.splice(i++, 0, n);
  }
  return String.fromCodePoint(...output);
}

/** a–z are 0–25, 0–9 are 26–35; past the end is NaN, which is no digit. */
function digitOf(code: number): number | null {
  if (code >= 97 && code <= 122) return code - 97;
  if (code >= 65 && code <= 90) return code - 65;
  return code >= 48 && code <= 57 ? code - 22 : null;
}

function adaptBias(delta: number, points: number, first: boolean): number {
  let rest = first ? Math.floor(delta / damp) : Math.floor(delta / 2);
  rest += Math.floor(rest / points);
  let k = 0;
  for (; rest > ((base - tMin) * tMax) / 2; k += base) rest = Math.floor(rest / (base - tMin));
  return k + Math.floor(((base - tMin + 1) * rest) / (rest + skew));
}
