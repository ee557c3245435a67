import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { AuthFrame, FormTitle } from "#components/auth/auth-frame";
import { SignInForm } from "#components/auth/sign-in-form";
import { TeachingPanel } from "#components/auth/teaching-panel";
import { callbackPath } from "#lib/auth/callback-path";
import { isSetUp } from "#lib/auth/setup-token";
import { readEnv } from "#lib/env";
import { pageVisitor } from "#lib/scope/page-scope";

export const metadata: Metadata = { title: "Sign in" };

export default async function SignInPage({ searchParams }: PageProps<"/sign-in">) {
  const { next } = await searchParams;
  const path = callbackPath(typeof next === "string" ? next : null, readEnv().url);
  if ((await pageVisitor()) !== null) redirect(path);
  return (
    <AuthFrame aside={<TeachingPanel />}>
      {(await isSetUp()) ? (
        <>
          <FormTitle title="Sign in" />
          <SignInForm next={path} />
        </>
      ) : (
        <FormTitle title="This instance has no owner yet">
          Open the set-up link that is printed where Fairlead was started. It makes whoever opens it first its
          owner.
        </FormTitle>
      )}
    </AuthFrame>
  );
}
