/** How a page says that its domain is for sale or waits for an owner. Folded, whole phrases, by language. */

const byLanguage: Readonly<Record<string, string>> = {
  en: `this domain is for sale, domain is for sale, domain for sale, this domain may be for sale, buy this domain,
    this domain is parked, domain parking, parked domain, this domain has expired, this domain name has expired,
    make an offer on this domain, this domain is available for purchase, inquire about this domain`,
  de: `diese domain steht zum verkauf, domain steht zum verkauf, domain kaufen, diese domain ist geparkt,
    diese domain konnen sie kaufen`,
  fr: `ce domaine est a vendre, nom de domaine a vendre, acheter ce domaine, ce nom de domaine a expire`,
  es: `este dominio esta en venta, dominio en venta, comprar este dominio, este dominio ha caducado`,
  it: `questo dominio e in vendita, dominio in vendita, acquista questo dominio`,
  pt: `este dominio esta a venda, dominio a venda, comprar este dominio`,
  nl: `dit domein is te koop, domeinnaam te koop, deze domeinnaam is te koop`,
  pl: `domena na sprzedaz, ta domena jest na sprzedaz, kup te domene`,
  ru: `домен продается, этот домен продается, купить этот домен, домен припаркован`,
  ja: `このドメインは販売中, このドメインは売りに出されています, ドメインパーキング`,
  zh: `域名出售, 该域名正在出售, 本域名出售, 域名转让`,
};

export const PARKED_WORDS: readonly string[] = Object.values(byLanguage).flatMap((list) =>
  list.split(",").map((words) => words.trim().replace(/\s+/g, " ")),
);
