import { fileURLToPath } from "node:url";

/** The checkout's folder: the boot works on it wherever it is called from. */
export const root = fileURLToPath(new URL("../../", import.meta.url));
