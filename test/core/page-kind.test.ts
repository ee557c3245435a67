import { describe, expect, test } from "vitest";
import { extractPage } from "#lib/core/extract";
import { botWall, softNotFound } from "#lib/core/page-kind";

const page = (title: string | null, text: string, textLength = text.length) => ({
  title,
  textLength,
  wordSample: text,
});
const article = "The quick brown fox jumps over the lazy dog. ".repeat(40);

describe("a page that says there is none", () => {
  test.each<[string, string]>([
    ["404", "en"],
    ["404 Not Found", "en"],
    ["Error 404 (Not Found)!!1", "en"],
    ["Page not found | The Site", "en"],
    ["Page Not Found - The Site", "en"],
    ["The Site – Oops! Page not found", "en"],
    ["The Site: page not found", "en"],
    ["Whoops, that page can’t be found.", "en"],
    ["Seite nicht gefunden - Firma GmbH", "de"],
    ["Fehler 404", "de"],
    ["Erreur 404 : page introuvable", "fr"],
    ["Página no encontrada", "es"],
    ["Pagina non trovata – Errore 404", "it"],
    ["Página não encontrada | Loja", "pt"],
    ["Pagina niet gevonden", "nl"],
    ["Sidan hittades inte", "sv"],
    ["Siden blev ikke fundet", "da"],
    ["Sivua ei löytynyt", "fi"],
    ["Strona nie została znaleziona", "pl"],
    ["Stránka nenalezena", "cs"],
    ["Страница не найдена — Сайт", "ru"],
    ["Сторінку не знайдено", "uk"],
    ["Sayfa bulunamadı", "tr"],
    ["الصفحة غير موجودة", "ar"],
    ["הדף לא נמצא", "he"],
    ["ページが見つかりません | サイト", "ja"],
    ["页面不存在", "zh"],
    ["找不到網頁", "zh"],
    ["페이지를 찾을 수 없습니다", "ko"],
  ])("title: %s (%s)", (title) => expect(softNotFound(page(title, article))).toBe(true));

  test.each<[string]>([
    ["Sorry, the page you are looking for could not be found."],
    ["The requested URL /x was not found on this server."],
    ["This page no longer exists. Go to the home page"],
    ["We can't find the page you're looking for"],
    ["This article has been removed by its author."],
    ["Die gewünschte Seite konnte leider nicht gefunden werden."],
    ["Désolé, la page demandée n’existe plus."],
    ["La página que buscas no existe."],
    ["A página que procura não foi encontrada."],
    ["Запрашиваемая страница не найдена"],
    ["お探しのページは見つかりませんでした。"],
    ["抱歉，您访问的页面不存在"],
  ])("text: %s", (text) => expect(softNotFound(page("The Site", `Menu Home Blog ${text}`))).toBe(true));

  test.each<[string, ReturnType<typeof page>]>([
    ["an article on the subject", page("How to fix a 404 page not found error", article)],
    ["an article on the status", page("HTTP 404 - The Encyclopedia", article, 30_000)],
    ["an article that quotes it", page("Links", `${article} The page could not be found. ${article}`, 4000)],
    ["a short note that quotes it", page("Links", "What a “page not found” with status 200 costs.")],
    ["a number in a title", page("404 ways to build links", article)],
    ["an empty page", page(null, "")],
    ["a normal page", page("The Site", article)],
    ["a list that found nothing", page("Search", "Your search had no results.")],
    ["a lost and found office", page("Lost and found", "The umbrella was not found. The office is open.")],
  ])("not: %s", (_, words) => expect(softNotFound(words)).toBe(false));
});

describe("a wall in front of the page", () => {
  const wall = (status: number, headers: Record<string, string>, text = "<title>x</title>", whole = true) =>
    botWall({
      status,
      headers: new Map(Object.entries(headers).map(([name, value]) => [name, [value]])),
      text,
      ...(whole ? { page: extractPage(text, "https://site.example/") } : {}),
    });
  const html = (title: string, body: string) => `<!doctype html><title>${title}</title><body>${body}`;

  test.each<[string, number, Record<string, string>, string, string]>([
    [
      "a header that says so, at any status",
      200,
      { "cf-mitigated": "challenge" },
      html("The Site", article),
      "cloudflare",
    ],
    ["Cloudflare refuses", 403, { server: "cloudflare" }, "", "cloudflare"],
    ["Cloudflare limits", 429, { server: "cloudflare" }, "", "cloudflare"],
    ["Cloudflare waits", 503, { server: "cloudflare" }, html("Just a moment...", ""), "cloudflare"],
    [
      "its page without its headers",
      403,
      {},
      html("Attention Required! | Cloudflare", "Sorry, you have been blocked"),
      "cloudflare",
    ],
    [
      "its script",
      200,
      {},
      html("Einen Moment", "<script>window._cf_chl_opt={};a='/x?__cf_chl_tk='</script>"),
      "cloudflare",
    ],
    ["Akamai", 403, { server: "AkamaiGHost" }, html("Access Denied", "You don't have permission"), "akamai"],
    ["Imperva", 403, { "x-iinfo": "1-2-3" }, "", "imperva"],
    [
      "Imperva with status 200",
      200,
      {},
      html("", "<iframe src='/_Incapsula_Resource?x'></iframe>"),
      "imperva",
    ],
    [
      "Imperva's interruption",
      200,
      {},
      html("Pardon Our Interruption", "As you were browsing something made us think"),
      "imperva",
    ],
    ["DataDome", 403, { "x-datadome": "protected" }, "", "datadome"],
    [
      "DataDome's page",
      403,
      {},
      html("", "<script src=https://ct.captcha-delivery.com/c.js></script>"),
      "datadome",
    ],
    [
      "PerimeterX",
      403,
      {},
      html("Access to this page has been denied", "<div id=px-captcha></div>"),
      "perimeterx",
    ],
    ["AWS WAF", 202, { "x-amzn-waf-action": "challenge" }, "", "aws_waf"],
    ["AWS WAF asks", 405, { "x-amzn-waf-action": "captcha" }, "", "aws_waf"],
    ["Vercel", 429, { "x-vercel-mitigated": "challenge" }, "", "vercel"],
    ["Sucuri", 403, { "x-sucuri-id": "11" }, "", "sucuri"],
    ["DDoS-Guard", 403, { server: "ddos-guard" }, "", "ddos_guard"],
    ["SiteGround", 202, { "sg-captcha": "challenge" }, "", "siteground"],
    ["Anubis", 200, {}, html("Making sure you're not a bot!", "Loading..."), "anubis"],
    [
      "Wordfence",
      503,
      {},
      html("Your access to this site has been limited", "Generated by Wordfence at Mon"),
      "wordfence",
    ],
    [
      "ModSecurity",
      406,
      {},
      html("Not Acceptable!", "An appropriate representation … generated by Mod_Security."),
      "mod_security",
    ],
    ["a captcha on a refused page", 403, {}, html("Hello", "<div class=g-recaptcha></div>"), "captcha"],
    ["a robot check", 200, {}, html("Robot Check", "Enter the characters you see below"), "captcha"],
    ["a question", 200, {}, html("Hello", "Please verify you are a human to continue."), "captcha"],
    [
      "a browser check",
      200,
      {},
      html("Hello", "Checking your browser before accessing site.example."),
      "challenge",
    ],
    ["a tiny 202", 202, {}, html("", "<script src=/x></script>"), "challenge"],
  ])("%s", (_, status, headers, text, reason) => expect(wall(status, headers, text)).toBe(reason));

  test.each<[string, number, Record<string, string>, string]>([
    ["a normal page behind Cloudflare", 200, { server: "cloudflare" }, html("The Site", article)],
    [
      "with its script in the head",
      200,
      { server: "cloudflare" },
      html("The Site", `<script>'/cdn-cgi/challenge-platform/scripts/jsd/main.js'</script>${article}`),
    ],
    [
      "with Imperva's script",
      200,
      { "x-iinfo": "1" },
      html("The Site", `<script src=/_Incapsula_Resource?x></script>${article}`),
    ],
    ["with DataDome's header", 200, { "x-datadome": "protected" }, html("The Site", article)],
    [
      "a form with a captcha",
      200,
      {},
      html("Contact", `<form><div class=g-recaptcha></div></form><p>Write to us.</p>`),
    ],
    [
      "a sign-in with a captcha",
      200,
      {},
      html("Sign in", "<div class=cf-turnstile></div>Email Password Sign in"),
    ],
    ["an article on captchas", 200, {}, html("How a captcha verifies that you are human", article)],
    ["an article on waiting", 200, {}, html("Just a moment: a poem", `${article}${article}`)],
    ["a page that is gone, behind Cloudflare", 404, { server: "cloudflare" }, html("Not found", "Gone")],
    ["a page that is gone, with a captcha", 404, {}, html("Not found", "<div class=g-recaptcha></div>")],
    ["a password", 401, { server: "cloudflare" }, html("Unauthorized", "")],
    ["a plain refusal", 403, { server: "nginx" }, html("403 Forbidden", "nginx")],
    ["a plain limit", 429, { server: "nginx" }, html("Too many requests", "")],
    ["a plain maintenance", 503, { server: "Apache" }, html("Maintenance", "Back soon")],
    ["a broken origin", 521, { server: "cloudflare" }, html("Web server is down", "")],
    ["an app shell", 200, {}, html("App", "<div id=root></div><script src=app.js></script>")],
    ["a page of few words", 200, {}, html("Hello", "<a href=/x>A link</a>")],
  ])("no wall: %s", (_, status, headers, text) => expect(wall(status, headers, text)).toBeNull());

  test("an opening that is all head proves nothing", () => {
    const opening = `<title>The Site</title><style>${"a{}".repeat(8000)}</style><script src=/_Incapsula_Resource></script>`;
    expect(wall(200, {}, opening.slice(0, 16_384), false)).toBeNull();
    expect(wall(202, {}, opening.slice(0, 16_384), false)).toBeNull();
  });
});
