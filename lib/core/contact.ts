/**
 * Who a contact is, from what people type into one field: "Ana Lopes <ana@blog.example>", a bare address, a name,
 * or a note. Nothing is guessed: what is not plainly a name or one address is left alone.
 */

export interface Contact {
  /** As it may stand after "Hello". */
  name: string | null;
  /** The one mail address that it holds; null when there is none, or several. */
  address: string | null;
}

// The dot-atom of RFC 5322 §3.4.1 with a host name: what people type, without quoted local parts.
const ADDRESS =
  /[\p{L}\p{N}!#$%&'*+/=?^_`{|}~-]+(?:\.[\p{L}\p{N}!#$%&'*+/=?^_`{|}~-]+)*@[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)+/gu;

/** Reads a contact. */
export function readContact(text: string | null): Contact {
  if (text === null) return { name: null, address: null };
  const found = [...new Set((text.match(ADDRESS) ?? []).map((address) => address.toLowerCase()))];
  const rest = text.replaceAll(/mailto:/gi, " ").replaceAll(ADDRESS, " ");
  const name = rest
    .replaceAll(/[<>()[\]"“”,;]+/g, " ")
    .replace(/\s+/g, " ")
    .trim();
  return {
    name: isPersonName(name) ? name : null,
    address: found.length === 1 ? (text.match(ADDRESS)?.[0] ?? null) : null,
  };
}

const particles = new Set(
  "van von de da di do du del della der den dos das la le el al bin ibn y e zu".split(" "),
);
/** Words of a job or of a way to write to somebody: no greeting. */
const noNames = new Set(
  "contact form editor editorial info admin team sales support webmaster office press marketing via email mail twitter linkedin website site unknown none".split(
    " ",
  ),
);

/** Up to four words of letters, each with a capital where its script has any: "Ana", "J. van Dyk", "王芳". */
export function isPersonName(text: string): boolean {
  const words = text.split(" ");
  if (text.length > 60 || words.length > 4) return false;
  return words.every((word, index) => {
    if (!/^\p{L}[\p{L}\p{M}.'’-]*$/u.test(word) || noNames.has(word.toLowerCase())) return false;
    return /^[\p{Lu}\p{Lt}\p{Lo}]/u.test(word) || (index > 0 && particles.has(word));
  });
}
