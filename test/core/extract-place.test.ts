import { expect, test } from "vitest";
import { extractPage } from "#lib/core/extract";
import type { Placement } from "#lib/core/link-types";

const placeOf = (html: string) => extractPage(html, "https://site.example/").links[0]?.placement;
/** The link inside the elements, outermost first. */
const inside = (...tags: string[]) => placeOf(`${tags.join("")}<a href=/x>x</a>`);

test.each<[Placement, string[]]>([
  // Landmarks.
  ["content", ["<main>"]],
  ["content", ["<article>"]],
  ["navigation", ["<nav>"]],
  ["header", ["<header>"]],
  ["footer", ["<footer>"]],
  ["sidebar", ["<aside>"]],
  // Roles, the first that is known.
  ["content", ["<div role=main>"]],
  ["navigation", ["<div role='none navigation'>"]],
  ["header", ["<div role=BANNER>"]],
  ["footer", ["<div role=contentinfo>"]],
  ["sidebar", ["<div role=complementary>"]],
  // Names.
  ["navigation", ["<ul class='site menu'>"]],
  ["navigation", ["<div id=mainNav>"]],
  ["navigation", ["<p class=breadcrumbs>"]],
  ["footer", ["<div id=footer>"]],
  ["footer", ["<div class='site-footer__columns'>"]],
  ["header", ["<div class=page_header>"]],
  ["sidebar", ["<div class=widget-area>"]],
  ["sidebar", ["<my-box id=right-sidebar>"]],
  ["comments", ["<div id=comments>"]],
  ["comments", ["<ol class=comment-list>"]],
  ["content", ["<div class=entry-content>"]],
  ["content", ["<div class='post type-post'>"]],
  // Nothing says anything.
  ["unknown", ["<div>"]],
  ["unknown", ["<body class='has-sidebar single-post'>"]],
  ["unknown", ["<h2 id=comments>"]],
  ["unknown", ["<div class=postal>"]],
  ["unknown", ["<div class=with-sidebar>"]],
  ["unknown", ["<div class=card-footer>"]],
  ["unknown", ["<div class='elementor-widget'>"]],
  // The nearest one that decides.
  ["navigation", ["<main>", "<nav>"]],
  ["navigation", ["<footer>", "<ul class=menu>"]],
  ["sidebar", ["<article>", "<aside>"]],
  ["comments", ["<main>", "<div id=comments>"]],
  ["content", ["<div class=sidebar-layout>", "<main>"]],
  ["footer", ["<main>", "<footer>"]],
  // A region's own parts are the region's.
  ["content", ["<article>", "<header>"]],
  ["content", ["<article>", "<footer class=entry-footer>"]],
  ["sidebar", ["<aside>", "<div class=header>"]],
  ["sidebar", ["<aside>", "<article>"]],
  ["footer", ["<footer>", "<div class=footer-content>"]],
  ["footer", ["<footer>", "<div class='content post'>"]],
  ["footer", ["<footer>", "<div class=widget>"]],
  [
    "comments",
    ["<ol class=commentlist>", "<li>", "<article class=comment-body>", "<footer class=comment-meta>"],
  ],
  ["comments", ["<article id=comment-7>"]],
])("%s: %j", (placement, tags) => expect(inside(...tags)).toBe(placement));

test.each<[string, string, Placement]>([
  ["a closed landmark", "<nav></nav><a href=x>", "unknown"],
  ["an item closed by the next one", "<ul><li class=menu><li><a href=x>", "unknown"],
  ["a cell closed by the next one", "<table><tr><td class=sidebar><td><a href=x></table>", "unknown"],
  ["a cell closed by the table", "<table><tr><td class=sidebar></table><a href=x>", "unknown"],
  ["a paragraph closed by a block", "<p class=menu><div><a href=x>", "unknown"],
  ["an end tag that closes others in between", "<nav><div><span></nav><a href=x>", "unknown"],
  [
    "an end tag in a cell closes nothing outside",
    "<div class=menu><table><td></div><a href=x>",
    "navigation",
  ],
  ["a void element", "<img class=menu><br id=nav><a href=x>", "unknown"],
  ["the link's own names are about the link", "<a class=footer-link href=x>", "unknown"],
])("%s", (_, html, placement) => expect(placeOf(html)).toBe(placement));
