import type { FacetGroup } from "#components/reports/report-frame";
import { FIRST_PAGE, toggleHref, type ViewParams, viewHref } from "#components/ui/view-href";

interface Choice<T extends string> {
  label: string;
  /** The parameter of the address. */
  name: string;
  values: readonly T[];
  words: (value: T) => string;
  path: string;
  params: ViewParams;
}

/** Values of which any number may be chosen. */
export function manyOf<T extends string>(choice: Choice<T> & { chosen: readonly T[] }): FacetGroup {
  const { label, name, values, words, path, params, chosen } = choice;
  return {
    label,
    items: values.map((value) => ({
      label: words(value),
      on: chosen.includes(value),
      href: toggleHref(path, { ...params, from: undefined }, name, value),
    })),
  };
}

/** Values of which one is always chosen; the first of them needs no word in the address. */
export function oneOf<T extends string>(choice: Choice<T> & { chosen: T }): FacetGroup {
  const { label, name, values, words, path, params, chosen } = choice;
  return {
    label,
    items: values.map((value) => ({
      label: words(value),
      on: value === chosen,
      href: viewHref(path, params, {
        [name]: value === values[0] ? null : value,
        ...FIRST_PAGE,
        open: null,
      }),
    })),
  };
}
