/**
 * Contacts in a page's JSON-LD (https://schema.org/Person, Organization, ContactPoint): address, name, job, number,
 * profile. What the script spells with escapes is hidden, like any address that the source does not show.
 */
import { isPersonName } from "../../contact.ts";
import { addressesIn } from "./addresses.ts";
import { linkedInProfile, phoneNumber } from "./profiles.ts";
import type { FoundContact } from "./types.ts";
import { jobOf } from "./words.ts";

const LONGEST_SCRIPT = 300_000;
const MOST_NODES = 5_000;

type Node = Record<string, unknown>;

/** What one script says; nothing when it is no JSON. */
export function structuredContacts(script: string): FoundContact[] {
  if (script.length > LONGEST_SCRIPT) return [];
  let parsed: unknown;
  try {
    parsed = JSON.parse(script);
  } catch {
    return [];
  }
  const written = script.toLowerCase();
  const found: FoundContact[] = [];
  const waiting: { node: unknown; person: Node | null }[] = [{ node: parsed, person: null }];
  for (let met = 0; waiting.length > 0 && met < MOST_NODES; met++) {
    const { node, person } = waiting.pop() as (typeof waiting)[number];
    if (typeof node !== "object" || node === null) continue;
    const own = Array.isArray(node) ? person : (whoIs(node as Node) ?? null);
    if (own !== null && !Array.isArray(node)) found.push(...contactsOf(node as Node, own, written));
    for (const child of Object.values(node)) waiting.push({ node: child, person: own });
  }
  return found;
}

/** The node itself when it may be written to. */
function whoIs(node: Node): Node | null {
  const types = [node["@type"]].flat().map(String);
  return types.some((type) => /(?:Person|Organization|Corporation|Business|ContactPoint|Store)$/.test(type))
    ? node
    : null;
}

function contactsOf(node: Node, who: Node, written: string): FoundContact[] {
  const text = (key: string) =>
    [who[key]].flat().find((value) => typeof value === "string") as string | undefined;
  const isPerson = [who["@type"]].flat().some((type) => String(type).endsWith("Person"));
  const name = isPerson && isPersonName(text("name") ?? "") ? (text("name") ?? null) : null;
  const job = (text("jobTitle") ?? "").trim().slice(0, 60) || jobOf(text("contactType") ?? "");
  const contact = (channel: FoundContact["channel"], value: string) => ({
    channel,
    value,
    name,
    job: job || null,
  });
  const strings = (key: string) =>
    [node[key]].flat().filter((value) => typeof value === "string") as string[];
  return [
    ...strings("email")
      .flatMap((email) => addressesIn(email.replace(/^\s*mailto:/i, "")).found)
      .filter(({ address }) => written.includes(address))
      .map(({ address }) => contact("mail", address)),
    ...strings("telephone").flatMap((number) => {
      const value = phoneNumber(number);
      return value === null ? [] : [contact("phone", value)];
    }),
    ...strings("sameAs").flatMap((url) => {
      const value = linkedInProfile(url);
      return value === null ? [] : [contact("linkedin", value)];
    }),
  ];
}
