import { clsx } from "clsx";
import { Check as CheckIcon, Minus } from "lucide-react";
import type { ComponentProps, ReactNode } from "react";

type BoxProps = Omit<ComponentProps<"input">, "type" | "size">;

/** A bare box: give it a label around it, `aria-label` or `aria-labelledby`. `mixed` only from client components. */
export function Checkbox({ className, mixed, ...rest }: BoxProps & { mixed?: boolean | undefined }) {
  return (
    <span className={clsx("check", className)}>
      <input
        {...rest}
        type="checkbox"
        {...(mixed === undefined
          ? {}
          : {
              ref: (box: HTMLInputElement | null) => {
                if (box) box.indeterminate = mixed;
              },
            })}
      />
      <span>
        <CheckIcon aria-hidden className="when-checked" />
        <Minus aria-hidden className="when-mixed" />
      </span>
    </span>
  );
}

export function Radio({ className, ...rest }: BoxProps) {
  return (
    <span className={clsx("check", className)}>
      <input {...rest} type="radio" />
      <span />
    </span>
  );
}

interface LabelledProps extends BoxProps {
  label: ReactNode;
  hint?: ReactNode;
}

function Labelled(props: { box: ReactNode; label: ReactNode; hint?: ReactNode }) {
  return (
    // biome-ignore lint/a11y/noLabelWithoutControl: the control is the box passed in
    <label className="flex items-start gap-2">
      <span className="flex h-5 items-center">{props.box}</span>
      <span className="min-w-0">
        {props.label}
        {props.hint ? <span className="block text-sm text-muted">{props.hint}</span> : null}
      </span>
    </label>
  );
}

/** Box and words in one label. */
export function CheckboxField({ label, hint, ...rest }: LabelledProps) {
  return <Labelled box={<Checkbox {...rest} />} label={label} hint={hint} />;
}

export function RadioField({ label, hint, ...rest }: LabelledProps) {
  return <Labelled box={<Radio {...rest} />} label={label} hint={hint} />;
}
