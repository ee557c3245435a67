// One case of the golden set: what is served, what was promised, and the verdict that the rules of the field give.
// The form is described in test/fixtures/pages/README.md.
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { z } from "zod";

const folder = path.join(import.meta.dirname, "../fixtures/pages");

const headers = z.record(z.string(), z.union([z.string(), z.array(z.string())]));

const answer = z.strictObject({
  status: z.int().optional(),
  headers: headers.optional(),
  /** A file of the case's folder. */
  file: z.string().optional(),
  body: z.string().optional(),
  /** Grows the page to about so many bytes, at its `<!-- fill -->`. */
  fill: z.int().optional(),
  redirect: z.string().optional(),
  reset: z.enum(["at once", "after body"]).optional(),
});

const shape = z.strictObject({
  family: z.string(),
  source: z.url(),
  promise: z.strictObject({
    target: z.url(),
    anchor: z.string().optional(),
    rel: z.enum(["follow", "nofollow", "ugc", "sponsored"]).optional(),
  }),
  /** What was known before; without it nobody has looked yet. */
  history: z
    .strictObject({
      misses: z.int(),
      firstMissAt: z.iso.datetime().nullable(),
      lastSeenAt: z.iso.datetime().nullable(),
    })
    .optional(),
  /** Further domains of the site that the target belongs to. */
  siteDomains: z.array(z.string()).optional(),
  checkTargets: z.boolean().optional(),
  web: z.record(z.string(), answer),
  expect: z.record(z.string(), z.unknown()),
  why: z.string().optional(),
});

/** What one address answers. */
export type GoldenAnswer = z.infer<typeof answer>;

export interface GoldenCase extends z.infer<typeof shape> {
  name: string;
}

/** Every case, by name. Throws when one is not in the form. */
export function readGoldenCases(): GoldenCase[] {
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => {
      const written: unknown = JSON.parse(readFileSync(path.join(folder, name, "case.json"), "utf8"));
      const read = shape.safeParse(written);
      if (!read.success) throw new Error(`${name}/case.json: ${z.prettifyError(read.error)}`);
      return { name, ...read.data };
    })
    .sort((a, b) => (a.name < b.name ? -1 : 1));
}

// Long ones: it is the length that is tested, and a busy machine must not take it for a page that hangs.
const paragraph = `<p>${"More of the same, as long pages have it, until nobody reads on. ".repeat(60)}</p>\n`;

/** The body of an answer, byte for byte. */
export function bodyOf({ name }: GoldenCase, { file, body, fill = 0 }: GoldenAnswer): Uint8Array {
  const bytes = file === undefined ? Buffer.from(body ?? "") : readFileSync(path.join(folder, name, file));
  if (fill === 0) return bytes;
  return Buffer.from(
    bytes.toString("utf8").replace("<!-- fill -->", paragraph.repeat(fill / paragraph.length)),
  );
}
