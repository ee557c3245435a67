import type { Metadata } from "next";
import Link from "next/link";
import { AuthFrame, FormTitle } from "#components/auth/auth-frame";
import { SetupForm } from "#components/auth/setup-form";
import { TeachingPanel } from "#components/auth/teaching-panel";
import { ButtonLink } from "#components/ui/button";
import { isSetUp, isSetupToken } from "#lib/auth/setup-token";

// The address carries the token: no page that is opened from here learns it.
export const metadata: Metadata = { title: "Set up", referrer: "no-referrer" };

export default async function SetupPage({ searchParams }: PageProps<"/setup">) {
  const { token } = await searchParams;
  return (
    <AuthFrame aside={<TeachingPanel />}>
      {typeof token === "string" && (await isSetupToken(token)) ? (
        <>
          <FormTitle title="Set up this instance">
            You become its owner. The set-up link works once and ends when you finish.
          </FormTitle>
          <SetupForm token={token} />
        </>
      ) : (await isSetUp()) ? (
        <>
          <FormTitle title="This instance is set up">
            It has an owner. Sign in, or ask them for an invitation.
          </FormTitle>
          <ButtonLink href="/sign-in" variant="primary" size="lg">
            Sign in
          </ButtonLink>
        </>
      ) : (
        <FormTitle title="This set-up link does not work">
          It was cut, or a newer one was printed. Open the link that is printed where Fairlead was started
          last, or start it again for a new one.{" "}
          <Link href="/sign-in" className="link">
            Already set up? Sign in
          </Link>
        </FormTitle>
      )}
    </AuthFrame>
  );
}
