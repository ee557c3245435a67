import Form from "next/form";
import { HiddenParams } from "#components/links/hidden-params";
import { Button } from "#components/ui/button";
import { Input } from "#components/ui/input";
import type { ViewParams } from "#components/ui/view-href";

interface SinceFormProps {
  path: string;
  params: ViewParams;
  since: string | undefined;
  until: string | undefined;
}

/** Narrows a list to a span of days, both ends included. */
export function SinceForm({ path, params, since, until }: SinceFormProps) {
  return (
    <Form
      action={path}
      scroll={false}
      className="flex flex-none items-center gap-1.5"
      key={`${since} ${until}`}
    >
      <HiddenParams params={params} without={["since", "until", "after", "before", "from", "open"]} />
      <Input small type="date" name="since" aria-label="Since" defaultValue={since ?? ""} />
      <span className="text-muted">to</span>
      <Input small type="date" name="until" aria-label="Until" defaultValue={until ?? ""} />
      <Button type="submit" variant="ghost">
        Show
      </Button>
    </Form>
  );
}
