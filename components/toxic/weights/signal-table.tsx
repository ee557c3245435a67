import { NumberInput } from "#components/toxic/weights/number-input";
import { families, familyWords, signalsOfFamily, signalWords } from "#components/toxic/weights/signal-words";
import type { Numbers } from "#components/toxic/weights/weights-form";
import { Cell, HeadCell, Table } from "#components/ui/table";

/** Every signal by its kind of evidence. `most`: points that one kind counts at most. */
export function SignalTable({ numbers, most }: { numbers: Numbers; most: number }) {
  const change = numbers.change;
  return (
    <Table
      label="Signals and their weights"
      wrap
      minWidth={640}
      widths={[undefined, "110px", "110px", "160px"]}
    >
      <thead>
        <tr>
          <HeadCell>Signal</HeadCell>
          <HeadCell number>Most of its kind</HeadCell>
          <HeadCell number>Product’s weight</HeadCell>
          <HeadCell number>Your weight</HeadCell>
        </tr>
      </thead>
      {families.map((family) => (
        <tbody key={family}>
          {signalsOfFamily(family).map((signal) => {
            const path = `points.${signal}`;
            const { name, meaning } = signalWords[signal];
            return (
              <tr key={signal}>
                <Cell>
                  <b className="font-medium">{name}</b>
                  <span className="block text-sm text-muted">
                    {familyWords[family]}: {meaning}
                  </span>
                </Cell>
                <Cell number>{most}</Cell>
                <Cell number>{numbers.own(path)}</Cell>
                <Cell number>
                  <NumberInput
                    path={path}
                    label={name}
                    value={numbers.value(path)}
                    own={numbers.own(path)}
                    error={numbers.error(path)}
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
