/** How a door was made: by one of the helpers in this folder. test/http/doors.test.ts looks for the mark. */
export type Door = "action" | "person-action" | "open-action" | "route" | "person-route";

const mark = Symbol.for("fairlead.door");

/** Marks a function as made by a helper. */
export function markDoor<F extends object>(fn: F, door: Door): F {
  return Object.defineProperty(fn, mark, { value: door });
}

/** Which helper made it, or null: nobody checks who calls it. */
export function doorOf(fn: unknown): Door | null {
  return typeof fn === "function" ? ((fn as { [mark]?: Door })[mark] ?? null) : null;
}
