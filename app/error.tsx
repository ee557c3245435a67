"use client";
import { MessagePage } from "#components/frame/message-page";
import { Button, ButtonLink } from "#components/ui/button";

interface ErrorPageProps {
  error: Error & { digest?: string };
  reset: () => void;
}

/** Something unforeseen. The details are in the server's log under the id; none of them is shown. */
export default function ErrorPage({ error, reset }: ErrorPageProps) {
  return (
    <MessagePage
      title="This page did not load"
      actions={
        <>
          <Button variant="primary" size="lg" onClick={reset}>
            Try again
          </Button>
          <ButtonLink href="/" size="lg">
            Go to the start
          </ButtonLink>
        </>
      }
    >
      <p>
        What was saved before is still there. If it happens again, tell the person who runs this instance.
      </p>
      {error.digest ? (
        <p className="mt-2">
          Id of the error: <code>{error.digest}</code>
        </p>
      ) : null}
    </MessagePage>
  );
}
