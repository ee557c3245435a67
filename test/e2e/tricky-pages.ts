/**
 * Pages that readers of HTML disagree on, and why the extractor's answer is not the browser's where it is not. A page
 * without a reason has the browser's links with the browser's text, in its order.
 */

/** Every way in which the extractor may differ. Another one is a fault. */
export const REASONS = {
  words: "Words of different blocks stay apart in an anchor; textContent runs them together.",
  unshown:
    "Scripts, styles, hidden parts, form fields and a drawing's title in a link are no part of its anchor.",
  split:
    "Where a page forgets an end tag or nests wrongly, the browser makes several links of one that is written once.",
  nested: "A link in a table or a select in a link ends the outer one's anchor here; the browser nests them.",
  fragment: "A bare fragment leads to the page itself: nobody crawls it.",
  password: "An address with a user name or a password is never fetched, so it is no address of a link.",
  drawing: "The links of SVG can be followed and are read, although document.links leaves them out.",
  chromium: "Chromium departs from the URL or the HTML standard; the extractor follows the standard.",
  frames: "A frameset behind an empty body replaces it in the browser; nobody writes that.",
} as const;

export type Reason = keyof typeof REASONS;

/** `ours`, as address and anchor, where the reason does not say what it must be. */
export type TrickyPage = [name: string, html: string, reason?: Reason, ours?: [string, string][]];

const deep = (tag: string, inside: string) => `<${tag}>`.repeat(600) + inside + `</${tag}>`.repeat(600);
const at = (path: string) => `https://site.example${path}`;

export const TRICKY_PAGES: TrickyPage[] = [
  // Formatting that is opened anew (the adoption agency), and end tags that are implied.
  ["a link in a link", "<a href=/1>one <a href=/2>two</a> rest</a> end"],
  ["a link over blocks", "<a href=/1><div>one</div><p>two</p></a>", "words"],
  ["a link over tables", "<a href=/1><table><tr><td>one<td>two</table></a>", "words"],
  ["a heading in a heading", "<h1><a href=/1>one<h2>two</h2></a></h1>three", "words"],
  ["an end tag of a paragraph in a link", "</p><a href=/1>x</p>y</a>", "words"],
  ["a line break in a link", "<a href=/1>x<br>y</a></br><a href=/2>z</a>", "words"],
  ["an unclosed link, then paragraphs", "<p><a href=/1>one<p>two<p><a href=/2>three</a>", "split"],
  ["an unclosed link to the end", "<div><a href=/1>one</div><div>two</div>", "split"],
  ["a link out of a paragraph", "<p>x<a href=/1>one<div>two</div></a>three", "split"],
  ["bold around the beginning of a link", "<b><a href=/1>one</b> two</a> three", "split"],
  ["bold from within a link", "<a href=/1><b>one</a> two</b> three"],
  ["a paragraph that outlives its link", "<a href=/1><i><p>one</a>two</p></i>", "split"],
  ["a block that outlives its link", "<a href=/1><div>one</a>two</div>three", "split"],
  ["a link across two paragraphs", "<p><b><a href=/1>one</p><p>two</a></b></p><p>three</p>", "split"],
  ["unclosed links in items", "<ul><li><a href=/1>one<li>two<li><a href=/2>three</ul>four", "split"],
  ["unclosed links in terms", "<dl><dt><a href=/1>one<dd>two</dl>three", "split"],
  ["an unclosed link in a cell", "<table><tr><td><a href=/1>one<td>two</table>three"],
  ["an unclosed link in a caption", "<table><caption><a href=/1>x<tr><td>y</table>z"],
  ["nested buttons", "<button><a href=/1>one<button><a href=/2>two</a></button>", "split"],
  ["nested forms", "<form><a href=/1>one<form><a href=/2>two</form></form>"],
  ["nobr in nobr", "<nobr><a href=/1>x<nobr>y</a>z</nobr>w", "split"],
  ["bold over links", "<a href=/1><b>x<a href=/2>y</b>z</a>w", "split"],
  ["five bolds", "<p><b><b><b><b><a href=/1>x</p><p>y</a>", "split"],
  ["a summary", "<details><summary><a href=/1>x</summary>y</details><a href=/2>z</a>", "split"],
  ["ruby", "<ruby><a href=/1>x<rt>y</a>z</ruby>"],
  ["a marquee", "<marquee><a href=/1>one</marquee>two</a><a href=/2>x"],
  ["an object", "<object><a href=/1>fallback</a></object><a href=/2>x<object>in</a>"],
  ["600 blocks", `${deep("div", "<a href=/1>x</a>")}<a href=/2>y</a>`],
  ["600 bolds", `${deep("b", "<a href=/1>x</a>")}<a href=/2>y</a>`],

  // Tables: what stands in the wrong place comes before them (foster parenting).
  ["a link straight in a table", "<table><a href=/1>one<tr><td><a href=/2>two</a></td></tr></table>"],
  ["text straight in a table", "<table>t <a href=/1>one</a><tr>m<td>c</td></tr><a href=/2>two</a></table>z"],
  [
    "misnested tables",
    "<table><tr><td><table><tr><td><a href=/1>one</td></tr></td></table><a href=/2>two</a></table><a href=/3>3",
  ],
  ["a table in a link in a table", "<table><td><a href=/1>x<table><td>y</table>z</a></table>", "words"],
  ["a link's end tag in a table", "<a href=/1>x<table></a><tr></a><td></a>y</table>z</a>w", "words"],
  ["a link in a table in a link", "<a href=/1>1<table><td>2<a href=/2>3</a></table>4</a>", "nested"],

  // Places that are none: a template, comments, raw text. And select, which is one since 2025.
  ["a template", "<template><a href=/1>x</a></template><a href=/2>y</a>"],
  ["a select", "<select><option><a href=/1>x</a></option></select><a href=/2>y</a>"],
  ["a select of blocks", "<select><a href=/1>x</a><div><a href=/2>y</a></div></select><a href=/3>z"],
  ["a select with a button", "<select><button><a href=/1>x</a></button><option>o</select><a href=/2>y"],
  ["a select that an input ends", "<select><a href=/1>x</a><div><input><a href=/2>y</a></select>z"],
  ["a select that a select ends", "<select><b hidden><select><a href=/1>y</a><select></b><a href=/2>z</a>"],
  ["a select in a table", "<table><td><select><a href=/1>x</a><td><a href=/2>y</a></table>z"],
  ["a link's end tag in a select", "<a href=/1>x<select></a></select>y</a>z", "words"],
  ["a link in a select in a link", "<a href=/1>x<select><a href=/2>y</a></select>z</a>", "nested"],
  [
    "noscript",
    "<head><noscript><a href=/1>x</a></noscript></head><noscript><a href=/2></noscript><a href=/3>y",
  ],
  ["frames of all kinds", "<iframe><a href=/1></iframe><noembed><a href=/2></noembed><a href=/3>y</a>"],
  [
    "comments",
    "<!-- <a href=/1> --><a href=/2>x<!-- y --></a><!--><a href=/3>z</a><!---><a href=/4>w</a><!-- --!><a href=/5>v</a>",
  ],
  ["CDATA in HTML", "<![CDATA[<a href=/1>x</a>]]><a href=/2>y</a>"],
  ["plaintext", "<a href=/1>x</a><plaintext><a href=/2>y</a>"],
  ["a link in the head", "<head><a href=/1>x</a><title>t</title></head><a href=/2>y</a>"],
  ["links behind the page", "<body><a href=/1>x</a></body><a href=/2>y</a></html><a href=/3>z</a>"],
  ["frameset", "<frameset><frame src=/f><a href=/1>x</a></frameset><a href=/2>y</a>"],
  ["a frameset behind text", "<p>x<frameset><a href=/1>y</a></frameset><a href=/2>z</a>"],
  ["a frameset behind white space", "<head></head> <body><frameset><a href=/1>y</a></frameset>"],
  [
    "a frameset behind an empty block",
    "<div><frameset><a href=/1>y</a></frameset>",
    "frames",
    [[at("/1"), "y"]],
  ],
  ["a declarative shadow root", "<div><template shadowrootmode=open><a href=/1>x</a></template></div>"],

  // SVG and MathML.
  [
    "links of SVG",
    "<svg><a xlink:href=/1><text>one</text></a><a href=/2><text>two</text></a></svg>",
    "drawing",
  ],
  ["an area of SVG", "<svg><area href=/1></svg><a href=/2>x</a>"],
  ["links of MathML", "<math><a href=/1>x</a><mi href=/2>z</mi><mi><a href=/3>y</a></mi></math>"],
  ["a link's end tag in MathML", "<a href=/1>x<math><a></a></math>y</a>z"],
  ["HTML in SVG", "<svg><foreignObject><a href=/1>x</a></foreignObject><desc><a href=/2>y</a></desc></svg>"],
  ["CDATA in SVG", "<svg><![CDATA[<a href=/1>x</a>]]></svg><a href=/2>y</a>"],
  ["SVG that HTML ends", "<svg><g><p><a href=/1>x</a></svg>y"],
  ["a drawing in a link", "<a href=/1><svg><title>T</title></svg></a>", "unshown"],

  // The text of a link.
  ["a script in a link", `<a href=/1>x<script>"<a href=/2>"</script>z</a>`, "unshown"],
  ["a style in a link", "<a href=/1>x<style>.y{}</style>z</a>", "unshown"],
  ["a field in a link", "<a href=/1>x<textarea><a href=/2>y</textarea>z</a>", "unshown"],
  ["something hidden in a link", "<a href=/1>x<span hidden>y</span>z</a>", "unshown"],
  ["a hidden link", "<a href=/1 hidden>w</a>"],
  ["a picture in a link", "<a href=/1><img alt=alt></a><a href=/2 title=t></a><a href=/3><image alt=q></a>"],
  ["areas", '<map><area href=/1 alt=one><area alt=no><area href="/3" alt=three></map>'],
  ["wide white space", "<a href=/1>\u00a0x\u2003y\u200bz\ufeffw </a>"],
  ["references in text", "<a href=/1>&copy &copyx &notit; &not &amp&lt &#65b &#x80; &nosuch; &AMP;</a>"],

  // Attributes.
  ["duplicate attributes", "<a href=/1 href=/2 HREF=/3>x</a>"],
  ["attributes behind slashes", '<a/href=/1/>x</a><a / href="/2"/>y</a>'],
  ["an unclosed quote", '<a href="/1>x</a><a href="/2">y</a>'],
  ["a tag cut off", "<a href=/1>x</a><a href=/2"],
  ["NUL in names and text", "<a\0 href=/1>x</a\0>y</a><a hr\0ef=/2>w</a><\0a href=/3><a href=/4>x\0y</a>"],
  ["an element of another name", "<my-a href=/1>x</my-a><a href=/2><my-b>y</my-b></a>"],

  // The base.
  ["a base in the body", "<a href=1>x</a><base href=/sub/><a href=2>y</a><base href=/other/>"],
  ["a base with a target only", "<base target=_blank><base href=/sub/><a href=1>x</a>"],
  ["an empty base", "<base href><base href=/sub/><a href=1>x</a>"],
  ["a base of data", '<base href="data:text/html,x"><base href=/sub/><a href=1>x</a>'],
  ["a base of script", "<base href=javascript:x><a href=1>x</a>"],
  ["a base of another scheme", "<base href=ftp://f.example/><a href=1>x</a><a href=https://a.example/>z</a>"],
  ["a base that nothing follows", "<base href=about:blank><a href=1>x</a><a href=//b.example/>y</a>"],
  ["a relative base", '<base href="sub/dir/?q#h"><a href=1>x</a><a href=?a>y</a><a href="">z</a>'],
  ["a base in a template", "<template><base href=/sub/></template><a href=1>x</a>"],
  ["a base in SVG", "<svg><base href=/sub/></base></svg><a href=1>x</a>"],
  ["a base in noscript", "<noscript><base href=/sub/></noscript><a href=1>x</a>"],
  ["a base twice in one tag", "<base href=/a/ href=/b/><a href=1>x</a>"],
  ["a base with a password", "<base href=https://u:p@x.example/d/><a href=1>x</a>", "password"],
  ["a base that does not parse", "<base href=http://[><a href=1>x</a>", "chromium", [[at("/dir/1"), "x"]]],

  // Addresses.
  [
    "references in an href",
    '<a href="/?a=1&copy=2&copy;&amp&lt&ampx&notit;&not=&reg#x&para1&#65&#x42;&#0;&#x80;&#xD800;&#x110000;">x</a>',
  ],
  [
    "white space in an href",
    '<a href="/a\tb\nc\r\nd">x</a><a href=" \n /e ">y</a><a href="ht\ntps://b.example/">z',
  ],
  [
    "control characters in an href",
    '<a href="\x01/a\x1f">x</a><a href="/\x7f">y</a><a href="/\u00a0z\u2028">w</a>',
  ],
  ["NUL in an href", '<a href="/a\0b">x</a><a href="\0/c">z</a>'],
  ["half characters", '<a href="/&#xD800;x">&#xDC00;y</a>'],
  ["backslashes", String.raw`<a href="\\b.example\x">x</a><a href="https:\\b.example\y">y</a>`],
  [
    "slashes forgotten",
    '<a href="https:/z">z</a><a href="https:z">w</a><a href="http:z">v</a><a href="https://">u</a>',
  ],
  [
    "odd hosts",
    '<a href="https://EXAMPLE.com:443/">a</a><a href="https://bücher.example/">b</a><a href="https://1.2.3/">c</a>',
  ],
  [
    "hosts that are numbers",
    '<a href="https://0x7f.1/">d</a><a href="https://[::1]:80/">e</a><a href="http://a:99999/">f</a>',
  ],
  [
    "a password in an address",
    '<a href="https://u:p@b.example/">a</a><a href="https://@c.example/">b</a>',
    "password",
  ],
  [
    "fragments",
    '<a href="#x">a</a><a href="">b</a><a href="?">c</a><a href=" #y">d</a><a href="o#x">e</a>',
    "fragment",
  ],
  [
    "other schemes",
    '<a href="mailto:a@b">a</a><a href="javascript:x">b</a><a href="HTTPS://b.example/">d</a>',
  ],
  [
    "escapes in a path",
    `<a href="/%zz%2e%2E/x/../y/./z">y</a><a href="/é?é#é">z</a><a href="/'&quot;<>">w</a>`,
  ],
  ["a bar in a path", '<a href="/a|b">x</a>', "chromium", [[at("/a|b"), "x"]]],
  ["a space in a host", '<a href="https://a b/">x</a>', "chromium", []],
];
