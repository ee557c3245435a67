import { Search } from "lucide-react";
import Form from "next/form";
import { HiddenParams } from "#components/links/hidden-params";
import { InputWithIcon } from "#components/ui/input";
import type { ViewParams } from "#components/ui/view-href";

interface SearchFormProps {
  path: string;
  params: ViewParams;
  value: string;
  /** "Find in links" */
  label: string;
}

/** Finds a piece of text in the rows; the text stands in the address as `q`. */
export function SearchForm({ path, params, value, label }: SearchFormProps) {
  return (
    <Form action={path} scroll={false} className="w-[200px] flex-none" role="search">
      <HiddenParams params={params} without={["q", "after", "before", "from", "open", "flip"]} />
      <InputWithIcon
        key={value}
        small
        type="search"
        name="q"
        aria-label={label}
        placeholder={label}
        defaultValue={value}
        icon={<Search aria-hidden className="size-3.5" />}
      />
    </Form>
  );
}
