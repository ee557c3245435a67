import { clsx } from "clsx";
import type { ReactNode } from "react";
import { useId } from "react";

/** What a control must carry so that its label, hint and error belong to it. */
export interface FieldControl {
  id: string;
  "aria-describedby"?: string;
  "aria-invalid"?: true;
  required?: true;
}

interface FieldProps {
  label: ReactNode;
  hint?: ReactNode;
  error?: string | undefined;
  required?: boolean | undefined;
  /** Says "optional" beside the label. */
  optional?: boolean | undefined;
  className?: string | undefined;
  children: (control: FieldControl) => ReactNode;
}

/** Label above, control, then the hint or the error: `<Field label="Email">{(c) => <Input type="email" {...c} />}</Field>` */
export function Field({ label, hint, error, required, optional, className, children }: FieldProps) {
  const id = useId();
  const control: FieldControl = {
    id,
    ...(error ? { "aria-describedby": `${id}-error`, "aria-invalid": true as const } : {}),
    ...(!error && hint ? { "aria-describedby": `${id}-hint` } : {}),
    ...(required ? { required: true as const } : {}),
  };
  return (
    <div className={clsx("grid content-start gap-1", className)}>
      <label htmlFor={id} className="font-medium">
        {label}
        {optional ? <span className="font-normal text-muted"> optional</span> : null}
      </label>
      {children(control)}
      {error ? (
        <p id={`${id}-error`} className="text-sm text-lost">
          {error}
        </p>
      ) : hint ? (
        <p id={`${id}-hint`} className="text-sm text-muted">
          {hint}
        </p>
      ) : null}
    </div>
  );
}

/** Several controls under one name: radio buttons, check boxes, a pair of dates. */
export function FieldGroup(props: {
  label: ReactNode;
  hint?: ReactNode;
  className?: string;
  children: ReactNode;
}) {
  return (
    <fieldset className={clsx("grid min-w-0 gap-2", props.className)}>
      <legend className="mb-1 font-medium">{props.label}</legend>
      {props.hint ? <p className="text-sm text-muted">{props.hint}</p> : null}
      {props.children}
    </fieldset>
  );
}
