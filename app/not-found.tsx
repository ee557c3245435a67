import { MessagePage } from "#components/frame/message-page";
import { ButtonLink } from "#components/ui/button";

// The same words for what is not there and for what is not yours.
export default function NotFound() {
  return (
    <MessagePage
      title="There is nothing here for you"
      actions={
        <ButtonLink href="/" variant="primary" size="lg">
          Go to the start
        </ButtonLink>
      }
    >
      The address may be mistyped, what it led to may be deleted, or it belongs to a workspace that you are
      not a member of.
    </MessagePage>
  );
}
