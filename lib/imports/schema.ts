import { z } from "zod";

export const NewImport = z.object({ site: z.string() });
export const ImportRef = z.object({ id: z.uuid() });
export const FileRef = z.object({ id: z.uuid(), file: z.uuid() });

/** A pasted list: addresses, pairs, or rows of a sheet. */
export const PastedText = z.object({
  site: z.string(),
  text: z
    .string()
    .trim()
    .min(1, "Paste at least one address.")
    .max(900_000, "Paste at most 900,000 characters; use a file for more."),
});

export const FileMapping = z.object({
  id: z.uuid(),
  file: z.uuid(),
  kind: z.enum(["backlinks", "placements", "domains", "traffic"]),
  /** Field → column name. */
  mapping: z.record(z.string().max(50), z.string().max(500)),
});

/** Most bytes of one upload: 2 GB. */
export const UPLOAD_MAX = 2 * 1024 ** 3;

export const UploadQuery = z.object({
  name: z.string().trim().min(1).max(255),
  size: z.coerce.number().int().min(0).max(UPLOAD_MAX),
  sha256: z
    .string()
    .regex(/^[0-9a-f]{64}$/)
    .optional(),
});
