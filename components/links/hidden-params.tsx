import type { ViewParams } from "#components/ui/view-href";

/** The view's other parameters, carried along by a form that changes some of them. */
export function HiddenParams({ params, without }: { params: ViewParams; without: readonly string[] }) {
  const kept = Object.entries(params).filter(
    ([name, value]) => value !== undefined && value.length > 0 && !without.includes(name),
  );
  return kept.flatMap(([name, value]) =>
    [value]
      .flat()
      .map((one) => <input key={`${name}=${one}`} type="hidden" name={name} value={String(one)} />),
  );
}
