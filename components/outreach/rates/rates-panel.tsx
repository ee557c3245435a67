"use client";
import { useRouter } from "next/navigation";
import { useSend } from "#components/auth/use-send";
import { useTold } from "#components/outreach/terms/use-told";
import { Button } from "#components/ui/button";
import { Field } from "#components/ui/field";
import { Input } from "#components/ui/input";
import { Notice } from "#components/ui/notice";
import { Panel, PanelRow } from "#components/ui/panel";
import { DateText } from "#components/ui/time";
import { notify } from "#components/ui/toast";
import type { DatedRate } from "#lib/core/outreach/money";
import { removeRate, setCurrency, setRate } from "#lib/outreach/actions/rates";

interface RatesPanelProps {
  workspace: string;
  currency: string;
  /** The latest first. */
  rates: readonly DatedRate[];
  mayChange: boolean;
  mayChangeCurrency: boolean;
}

/** What costs are summed in, and the team's own exchange rates: nothing is fetched from anywhere. */
export function RatesPanel(props: RatesPanelProps) {
  const { workspace, currency, rates, mayChange } = props;
  return (
    <Panel title="Costs" scope={`Summed in ${currency}`} padded={false}>
      <p className="px-4 py-2 text-sm text-muted">
        Rates are the team’s own: nobody fetches them. A price in another currency counts by the latest rate
        on or before the day of agreement. Where there is none, that is said, and the price is left out of
        sums.
      </p>
      {props.mayChangeCurrency ? (
        <PanelRow>
          <CurrencyForm workspace={workspace} currency={currency} />
        </PanelRow>
      ) : null}
      {rates.map((rate) => (
        <RateRow
          key={`${rate.currency} ${rate.day}`}
          workspace={workspace}
          own={currency}
          rate={rate}
          mayChange={mayChange}
        />
      ))}
      {mayChange ? (
        <PanelRow>
          <RateForm workspace={workspace} own={currency} />
        </PanelRow>
      ) : rates.length === 0 ? (
        <PanelRow>No rates yet.</PanelRow>
      ) : null}
    </Panel>
  );
}

interface RowProps {
  workspace: string;
  own: string;
  rate: DatedRate;
  mayChange: boolean;
}

/** "1.08000000" as people write it. */
const plain = (rate: string) => rate.replace(/(\.\d*?)0+$/, "$1").replace(/\.$/, "");

function RateRow({ workspace, own, rate, mayChange }: RowProps) {
  const { busy, run } = useTold();
  const { currency, day } = rate;
  return (
    <PanelRow>
      <p className="min-w-0 flex-1 tabular-nums">
        1 {currency} = {plain(rate.rate)} {own}
        <span className="text-sm text-muted">
          {" "}
          from <DateText at={day} /> on
        </span>
      </p>
      {mayChange ? (
        <Button
          variant="ghost"
          busy={busy}
          aria-label={`Remove the rate of ${currency} from ${day}`}
          onClick={() =>
            run(
              () => removeRate(workspace, { currency, day }),
              "The rate is removed.",
              () => setRate(workspace, { currency, day, rate: plain(rate.rate) }),
            )
          }
        >
          Remove
        </Button>
      ) : null}
    </PanelRow>
  );
}

function CurrencyForm({ workspace, currency }: { workspace: string; currency: string }) {
  const router = useRouter();
  const { busy, problem, fieldProblem, onSubmit } = useSend(
    (fields) => setCurrency(workspace, { currency: fields.currency ?? "" }),
    () => {
      notify("The currency is changed.");
      router.refresh();
    },
  );
  return (
    <form method="post" noValidate onSubmit={onSubmit} className="grid flex-1 gap-3">
      <Field
        label="Own currency"
        error={fieldProblem("currency")}
        hint="What costs and budgets are summed in."
      >
        {(control) => (
          <Input {...control} name="currency" defaultValue={currency} maxLength={3} autoComplete="off" />
        )}
      </Field>
      {problem ? <Notice kind="problem" title={problem} /> : null}
      <div>
        <Button type="submit" busy={busy}>
          Save the currency
        </Button>
      </div>
    </form>
  );
}

function RateForm({ workspace, own }: { workspace: string; own: string }) {
  const router = useRouter();
  const { busy, problem, fieldProblem, onSubmit } = useSend(
    ({ currency = "", day = "", rate = "" }) => setRate(workspace, { currency, day, rate }),
    (_data, form) => {
      form.reset();
      notify("The rate is added.");
      router.refresh();
    },
  );
  return (
    <form method="post" noValidate onSubmit={onSubmit} className="grid flex-1 gap-3">
      <div className="grid grid-cols-3 gap-3 max-md:grid-cols-1">
        <Field label="Currency" error={fieldProblem("currency")}>
          {(control) => (
            <Input {...control} name="currency" placeholder="USD" maxLength={3} autoComplete="off" />
          )}
        </Field>
        <Field label={`Worth in ${own}`} error={fieldProblem("rate")}>
          {(control) => (
            <Input {...control} name="rate" inputMode="decimal" placeholder="0.92" autoComplete="off" />
          )}
        </Field>
        <Field label="From" error={fieldProblem("day")}>
          {(control) => <Input {...control} type="date" name="day" />}
        </Field>
      </div>
      {problem ? <Notice kind="problem" title={problem} /> : null}
      <div>
        <Button type="submit" busy={busy}>
          Add the rate
        </Button>
      </div>
    </form>
  );
}
