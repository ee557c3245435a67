import { formatChange, formatCount } from "#components/ui/format";
import { Panel } from "#components/ui/panel";
import { Cell, HeadCell, Table } from "#components/ui/table";
import { DateText } from "#components/ui/time";
import type { AfterUpload } from "#lib/disavow/types";

/** What the profile gained and lost from each upload until the next; nothing before the first upload. */
export function AfterUploads({ uploads }: { uploads: readonly AfterUpload[] }) {
  if (uploads.length === 0) return null;
  return (
    <Panel
      title="After each upload"
      padded={false}
      say="What came and went from that day until the next upload, not because of it: Google says nothing about which links it passed over. Risky are new domains that your team has marked toxic."
    >
      <Table
        label="The profile after each upload"
        unselectable
        minWidth={640}
        widths={["110px", undefined, "100px", "100px", "100px", "100px", "100px"]}
      >
        <thead>
          <tr>
            <HeadCell>Version</HeadCell>
            <HeadCell>From, until</HeadCell>
            <HeadCell number>Links</HeadCell>
            <HeadCell number>Followed</HeadCell>
            <HeadCell number>New domains</HeadCell>
            <HeadCell number>Lost domains</HeadCell>
            <HeadCell number>New risky</HeadCell>
          </tr>
        </thead>
        <tbody>
          {uploads.map((upload) => (
            <tr key={upload.number}>
              <Cell>Version {upload.number}</Cell>
              <Cell>
                <DateText at={upload.from} />, {upload.until ? <DateText at={upload.until} /> : "today"}
              </Cell>
              <Cell number>{formatChange(upload.linksGained - upload.linksLost)}</Cell>
              <Cell number>{formatChange(upload.follow)}</Cell>
              <Cell number>{formatCount(upload.domainsGained)}</Cell>
              <Cell number>{formatCount(upload.domainsLost)}</Cell>
              <Cell number>{formatCount(upload.risky)}</Cell>
            </tr>
          ))}
        </tbody>
      </Table>
    </Panel>
  );
}
