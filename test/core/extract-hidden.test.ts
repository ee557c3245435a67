import { describe, expect, test } from "vitest";
import { extractPage } from "#lib/core/extract";

const isHidden = (html: string) => extractPage(html, "https://site.example/").links.at(-1)?.hidden;

describe("inline styles", () => {
  test.each<[string, boolean]>([
    ["display:none", true],
    ["DISPLAY : None !important", true],
    ["display:none;display:block", false],
    ["display:none!important;display:block", true],
    ["/* x */ display/**/: none", true],
    ["color:red /* display:none */", false],
    ["visibility:hidden", true],
    ["visibility:collapse", true],
    ["opacity:0", true],
    ["opacity: .0", true],
    ["opacity:0%", true],
    ["opacity:0.01", false],
    ["font-size:0px", true],
    ["font-size:0.8em", false],
    ["width:0;height:0", true],
    ["height:0;overflow:hidden", true],
    ["width:0", false],
    // The usual frame of a video.
    ["height:0;overflow:hidden;padding-bottom:56.25%", false],
    ["text-indent:-9999px", true],
    ["text-indent:-99em", true],
    ["text-indent:-20px", false],
    ["position:absolute;left:-9999px", true],
    ["position:absolute;left:-10px", false],
    ["left:-9999px", false],
    ["margin-left:-5000px", true],
    ["clip:rect(0, 0, 0, 0)", true],
    ["clip:rect(1px,1px,1px,1px)", true],
    ["clip-path:inset(50%)", true],
    ["transform:translateX(1px) scale(0)", true],
    ["transform:scale(0.5)", false],
    ["transform:rotate(1deg) translateX(-9999px)", true],
    ["transform:translate(-120em, 0)", true],
    ["transform:translateY(-20px)", false],
    ["transform:translate(-50%)", false],
    ["color:red", false],
  ])("%s: %s", (style, hidden) => {
    expect(isHidden(`<a href=x style="${style}">x</a>`)).toBe(hidden);
    expect(isHidden(`<div style="${style}"><p><a href=x>x</a>`)).toBe(hidden);
  });
});

test.each<[string, string, boolean]>([
  ["the hidden attribute", "<a hidden href=x>", true],
  ["whatever its value", "<div hidden=false><a href=x>", true],
  ["a display of the author's own outranks it", "<div hidden style=display:flex><a href=x>", false],
  ["on an area", "<area hidden href=x>", true],
  ["on the body", "<body style=display:none><p><a href=x>", true],
  ["on an element of no known name", "<my-box hidden><my-box></my-box><a href=x></my-box>", true],
  ["a child may be visible again", "<div style=visibility:hidden><a style=visibility:visible href=x>", false],
  ["a child may have a size again", "<ul style=font-size:0><li style=font-size:14px><a href=x>", false],
  ["a share of zero is zero", "<ul style=font-size:0><li style=font-size:120%><a href=x>", true],
  [
    "a child of what is not drawn is not drawn",
    "<div style=display:none><a style=display:block href=x>",
    true,
  ],
])("%s", (_, html, hidden) => expect(isHidden(html)).toBe(hidden));

describe("ends with its element", () => {
  test.each<[string]>([
    ["<div hidden></div><a href=x>"],
    ["<p hidden>one<p><a href=x>"],
    ["<p hidden>one<div><a href=x>"],
    ["<p hidden>one</p></p><a href=x>"],
    ["<ul><li hidden>one<li><a href=x>"],
    ["<ul><li hidden><ul><li>one</ul></ul><a href=x>"],
    ["<dl><dt hidden>one<dd><a href=x>"],
    ["<table><tr hidden><td>one<tr><td><a href=x>"],
    ["<table><td hidden>one<td><a href=x>"],
    ["<table><tbody hidden><tr><td>one<tbody><tr><td><a href=x>"],
    ["<table hidden><tr><td>one</table><a href=x>"],
    ["<select><option hidden>one<option>two</select><a href=x>"],
    ["<img hidden><br hidden><input hidden><hr hidden><a href=x>"],
    ["<script hidden></script><iframe hidden></iframe><textarea hidden></textarea><a href=x>"],
    ["<b hidden>one</b><a href=x>"],
    ["<b hidden><p>one</b><a href=x>"],
    ["<div><span hidden>one</div><a href=x>"],
    ["<h2 hidden>one</h3><a href=x>"],
    ["<a hidden href=y>one<a href=x>"],
    ["<svg><g style=display:none></g></svg><a href=x>"],
    ["<svg><g style=display:none><p></p><a href=x>"],
    ["<svg><path style=display:none /><text><a href=x>"],
    ["<svg hidden><title>one</svg><a href=x>"],
    ["<table><form hidden><tr><td><a href=x>"],
    ["<template><div hidden></template><a href=x>"],
    ["<my-box hidden>one</my-box><a href=x>"],
  ])("%s", (html) => expect(isHidden(html)).toBe(false));
});
