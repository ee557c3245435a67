import { DefinitionList } from "#components/ui/definition-list";
import { DrawerSection } from "#components/ui/drawer-section";
import { formatCount } from "#components/ui/format";
import { Term } from "#components/ui/tooltip";
import { vendorFigures } from "#lib/core/vendor-metrics";
import type { LinkDetail } from "#lib/links/types";
import type { RankRelease } from "#lib/ranks/types";
import { authorityWords, withoutRank } from "#lib/ranks/words";

/** What the domain is worth: by the open ranking, and by each vendor apart, under its own names. */
export function LinkScores({ link, ranks }: { link: LinkDetail; ranks: RankRelease | null }) {
  const vendors = vendorFigures(link.sightings);
  if (ranks === null && vendors.length === 0) return null;
  return (
    <DrawerSection title="Scores">
      <DefinitionList
        items={[
          {
            term: "Authority",
            label: <Term explanation={authorityWords(ranks)}>Authority</Term>,
            value: ranks === null ? null : <Authority link={link} ranks={ranks} />,
          },
          ...vendors.map(({ vendor, figures }) => ({
            term: vendor,
            value: figures.map(({ name, value }) => `${name} ${formatCount(value)}`).join(", "),
          })),
        ]}
      />
    </DrawerSection>
  );
}

function Authority({ link, ranks }: { link: LinkDetail; ranks: RankRelease }) {
  const { sourceAuthority, sourceDomain } = link;
  return (
    <>
      {sourceAuthority ?? withoutRank(ranks)}{" "}
      <span className="text-muted">
        {sourceDomain}, by {ranks.words}
      </span>
    </>
  );
}
