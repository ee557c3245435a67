"use client";
import { Plus } from "lucide-react";
import { useRouter } from "next/navigation";
import { useTransition } from "react";
import { Button } from "#components/ui/button";
import { countOf } from "#components/ui/format";
import { notify, notifyProblem } from "#components/ui/toast";
import type { SuggestedBrand } from "#lib/core/brand-suggestions";
import { addBrand } from "#lib/sites/actions";

interface BrandSuggestionsProps {
  workspace: string;
  site: string;
  suggestions: readonly SuggestedBrand[];
}

/** Terms that the anchors suggest as names of the site; taking one names its anchors anew. */
export function BrandSuggestions({ workspace, site, suggestions }: BrandSuggestionsProps) {
  const router = useRouter();
  const [busy, start] = useTransition();
  const take = (term: string) =>
    start(async () => {
      const answer = await addBrand(workspace, { site, brand: term }).catch(() => null);
      if (answer?.ok) notify(`“${term}” is a brand term now`);
      else notifyProblem(answer?.message ?? "The server did not answer. Nothing was changed.");
      router.refresh();
    });
  return (
    <section
      aria-label="Suggested brand terms"
      className="flex flex-wrap items-center gap-2 border-b border-border px-6 py-2 max-md:px-4"
    >
      <span className="text-sm text-muted">
        Names of the site? Domains use these words and no category fits:
      </span>
      {suggestions.map(({ term, domains, why }) => (
        <Button
          key={term}
          busy={busy}
          icon={<Plus aria-hidden />}
          onClick={() => take(term)}
          title={why === "domain" ? "It spells the site’s domain" : "Many domains use it"}
        >
          {term} <span className="text-muted">{countOf(domains, "domain")}</span>
        </Button>
      ))}
    </section>
  );
}
