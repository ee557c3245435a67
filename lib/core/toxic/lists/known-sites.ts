/**
 * Sites that everybody has links from. Two lists, both our own and short: large sites that nobody disavows, and sites
 * that print addresses and figures of every domain there is and harm nobody.
 */

const words = (text: string): readonly string[] => text.trim().split(/\s+/);

/** Large sites: a disavow of one of these is a slip. Registrable domains; their subdomains are meant too. */
export const WELL_KNOWN = words(`
  wikipedia.org wikimedia.org wikidata.org wiktionary.org archive.org w3.org whatwg.org mozilla.org ietf.org
  google.com google.de google.fr google.co.uk google.es google.it youtube.com youtu.be blogger.com bing.com yahoo.com
  duckduckgo.com yandex.ru baidu.com naver.com microsoft.com live.com office.com apple.com amazon.com amazon.de
  amazon.co.uk ebay.com etsy.com facebook.com instagram.com threads.net whatsapp.com twitter.com x.com t.co linkedin.com
  pinterest.com reddit.com tumblr.com tiktok.com snapchat.com discord.com telegram.org t.me medium.com substack.com
  quora.com stackoverflow.com stackexchange.com github.com gitlab.com bitbucket.org npmjs.com pypi.org crates.io
  sourceforge.net producthunt.com slideshare.net scribd.com issuu.com vimeo.com soundcloud.com spotify.com flickr.com
  imgur.com behance.net dribbble.com deviantart.com goodreads.com imdb.com tripadvisor.com yelp.com trustpilot.com
  glassdoor.com indeed.com crunchbase.com meetup.com eventbrite.com patreon.com kickstarter.com change.org
  nytimes.com washingtonpost.com wsj.com bbc.co.uk bbc.com theguardian.com reuters.com apnews.com bloomberg.com forbes.com
  cnn.com economist.com ft.com telegraph.co.uk independent.co.uk lemonde.fr lefigaro.fr spiegel.de zeit.de faz.net
  sueddeutsche.de elpais.com elmundo.es repubblica.it corriere.it nzz.ch derstandard.at asahi.com
  wordpress.org drupal.org joomla.org adobe.com cloudflare.com shopify.com wix.com squarespace.com paypal.com
  nature.com sciencedirect.com springer.com wiley.com arxiv.org jstor.org doi.org researchgate.net
  un.org who.int europa.eu nih.gov nasa.gov`);

/** Whois, ranking, "worth of a site" and address-list sites. */
export const STATISTICS_SITES = words(`
  domaintools.com whois.com who.is whois.net whoisxmlapi.com builtwith.com similarweb.com similarsites.com alexa.com
  statshow.com siteworthtraffic.com worthofweb.com websiteoutlook.com hypestat.com statscrop.com sitelike.org
  siteprice.org webrate.org websitelibrary.com ipaddress.com ip-adress.com dnslytics.com robtex.com viewdns.info
  nslookup.io urlscan.io rankchart.org trafficestimate.com cutestat.com freewebsubmission.com semrush.com ahrefs.com
  moz.com majestic.com serpstat.com spyfu.com seranking.com openlinkprofiler.org`);

/** Parts of a name that such sites have: "whois-lookup.example", "sitestats24.example". */
export const STATISTICS_NAMES = words(`
  whois domaininfo domainstats domainvalue domainworth siteworth websiteworth webworth siteprice sitestats seostats
  webstats websitevalue sitevalue webrank siterank pagerank similarsites sitelike dnslookup iplookup backlinkcheck`);

/** Endings under which only institutions are registered; "ac" and the like stand before a country. */
export const INSTITUTION_ENDINGS = words(`
  edu gov mil int museum europa.eu gc.ca gouv.fr admin.ch gv.at gov.uk ac.uk nhs.uk police.uk sch.uk go.jp ac.jp ed.jp
  lg.jp go.kr ac.kr`);

/** "gov.au", "edu.pl", "ac.nz": these before any country's two letters. */
export const INSTITUTION_LABELS = words("gov edu ac mil gob gouv govt school");
