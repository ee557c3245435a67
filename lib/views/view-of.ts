type Params = Readonly<Record<string, string | readonly string[] | undefined>>;

/** What of an address is a view: without the place in the list and the open row. */
export function viewOf(params: Params): Params {
  const { after: _after, before: _before, from: _from, open: _open, flip: _flip, ...view } = params;
  return view;
}
