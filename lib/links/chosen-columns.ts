// Which columns of a table stand, as its address says: of links and of reports alike.

/** The columns that stand: those that the address names, in the table's order, or `first`. */
export function readColumns<C extends string>(
  params: Readonly<Record<string, string | string[] | undefined>>,
  all: readonly C[],
  first: readonly C[],
): readonly C[] {
  const { cols } = params;
  if (typeof cols !== "string") return first;
  const named = cols.split(",");
  return all.filter((column) => named.includes(column));
}

/** Chosen columns as a parameter of an address; left out when they are `first`. */
export function columnsParam(columns: readonly string[], first: readonly string[]): string | undefined {
  return columns.join() === first.join() ? undefined : columns.join() || "none";
}
