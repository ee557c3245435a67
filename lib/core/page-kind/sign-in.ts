/**
 * A page that sends strangers to a sign-in form has not moved and lost nothing: it is behind a door. Told by the
 * address of the form, as sites name it; a page that is such a form itself is read as what it is.
 */
import { parseHttpUrl } from "../url.ts";

/** One segment of a path, or a file without its ending: "/wp-login.php", "/account/login", "/users/sign_in". */
const FORMS =
  /^(?:(?:wp-)?log-?in|signin|sign[-_]in|logon|sso|authenticate|oauth2?|members?-?login|login-?page|anmelden|anmeldung|connexion|se-connecter|iniciar-sesion|inicio-sesion|accedi|entrar|inloggen)$/i;

/** Whether a look that was asked for `asked` ended at a sign-in form. */
export function leadsToSignIn(asked: string, final: string): boolean {
  return !isForm(asked) && isForm(final);
}

function isForm(url: string): boolean {
  const segments = parseHttpUrl(url)?.pathname.split("/") ?? [];
  return segments.some((segment) => FORMS.test(segment.replace(/\.\w{1,5}$/, "")));
}
