import { imageMax } from "#lib/core/image-type";

/** Why a file is not sent, as far as can be told before; the server looks at its bytes. */
export function imageProblem(file: File): string | undefined {
  if (file.size > imageMax) return `${file.name} is larger than 5 MB.`;
  if (!/^image\/(png|jpeg|webp)$/.test(file.type)) return `${file.name} is no PNG, JPEG or WebP image.`;
  return undefined;
}

/** Sends the screenshot of a word. Answers with what went wrong, in words for people. */
export async function sendScreenshot(workspace: string, id: string, file: File): Promise<string | undefined> {
  const answer = await fetch(`/api/${workspace}/hand-checks/${id}/image`, {
    method: "POST",
    body: file,
  }).catch(() => null);
  if (answer?.ok) return undefined;
  const said: unknown = await answer?.json().catch(() => null);
  return said !== null && typeof said === "object" && "message" in said && typeof said.message === "string"
    ? said.message
    : "the server did not answer.";
}
