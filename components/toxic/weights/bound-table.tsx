import { boundName, sectionName } from "#components/toxic/weights/bound-words";
import { NumberInput } from "#components/toxic/weights/number-input";
import type { Numbers } from "#components/toxic/weights/weights-form";
import { Cell, HeadCell, Table } from "#components/ui/table";

interface BoundTableProps {
  numbers: Numbers;
  sections: readonly { section: string; names: readonly string[] }[];
}

/** From where on signals speak, and how their points add up. */
export function BoundTable({ numbers, sections }: BoundTableProps) {
  const change = numbers.change;
  return (
    <Table label="Bounds" wrap minWidth={640} widths={["200px", undefined, "110px", "160px"]}>
      <thead>
        <tr>
          <HeadCell>About</HeadCell>
          <HeadCell>Bound</HeadCell>
          <HeadCell number>Product’s</HeadCell>
          <HeadCell number>Yours</HeadCell>
        </tr>
      </thead>
      {sections.map(({ section, names }) => (
        <tbody key={section}>
          {names.map((name) => {
            const path = `${section}.${name}`;
            const label = boundName(section, name);
            return (
              <tr key={name}>
                <Cell>{sectionName(section)}</Cell>
                <Cell>
                  {label}
                  {name.endsWith("Share") ? <span className="text-muted"> (0 to 1)</span> : null}
                </Cell>
                <Cell number>{numbers.own(path)}</Cell>
                <Cell number>
                  <NumberInput
                    path={path}
                    label={`${sectionName(section)}: ${label}`}
                    value={numbers.value(path)}
                    own={numbers.own(path)}
                    error={numbers.error(path) ?? (name === names[0] ? numbers.error(section) : undefined)}
                    onChange={change === null ? null : (value) => change(path, value)}
                  />
                </Cell>
              </tr>
            );
          })}
        </tbody>
      ))}
    </Table>
  );
}
