// Compares what was expected with what was found, field by field: an object names the fields that matter in it, a
// list and everything else is meant whole.

/** One line for each difference, with the path of the field. */
export function differences(expected: unknown, found: unknown, path = ""): string[] {
  if (isObject(expected) && isObject(found)) {
    return Object.entries(expected).flatMap(([key, value]) =>
      differences(value, found[key], path === "" ? key : `${path}.${key}`),
    );
  }
  const [wanted, given] = [JSON.stringify(expected), JSON.stringify(found) ?? "nothing"];
  return wanted === given ? [] : [`${path}: expected ${wanted}, found ${given}`];
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
