"use client";
import { useFormStatus } from "react-dom";
import { Button, type ButtonProps } from "#components/ui/button";

/** The button that sends the form around it; busy while the form's action runs. */
export function SubmitButton(props: Omit<ButtonProps, "type">) {
  const { pending } = useFormStatus();
  return <Button variant="primary" size="lg" {...props} type="submit" busy={props.busy || pending} />;
}
