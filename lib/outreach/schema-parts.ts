import { z } from "zod";

/** Text that a person wrote; PostgreSQL refuses NUL in it. */
export const written = (max: number) =>
  z
    .string()
    .trim()
    .max(max, `Say it in at most ${max.toLocaleString("en")} characters.`)
    .transform((text) => text.replaceAll("\0", ""));

/** The same where an empty field means nothing. */
export const writtenOrNull = (max: number) => written(max).transform((text) => (text === "" ? null : text));
