import path from "node:path";

/** The checkout's folder, without a slash at its end: the boot works on it wherever it is called from. */
export const root = path.resolve(import.meta.dirname, "../..");
