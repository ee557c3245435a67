/**
 * Anchors that say nothing about the page they lead to: "click here" and its like, in the languages
 * that links are written in most. Data; whole anchors, compared folded, so case, accents and
 * punctuation do not matter.
 */

/** Whole anchors with commas between them, by language (BCP 47). */
const byLanguage: Readonly<Record<string, string>> = {
  en: `
    click here, click, click this, click this link, click for more, click here for more, here, right here,
    this, this link, this page, this site, this website, this post, this article, this blog,
    this blog post, this guide, this resource, that, it, link, links, the link, website, the website,
    web site, site, the site, web, page, the page, home, homepage, home page, read, read more, read on,
    read this, read it here, read here, read article, read the article, read full article,
    read the full article, read post, read the full post, read full story, continue, continue reading,
    keep reading, learn more, learn more here, more, more here, more info, more information, more details,
    info, information, details, see, see more, see here, see this, see details, see all, view, view more,
    view here, view all, view post, view article, view site, view website, show more, find out more,
    find out more here, find out, discover more, discover, check it out, check this out, check out,
    check here, go, go here, go to, go to site, go to website, go to page, visit, visit here, visit us,
    visit site, visit the site, visit website, visit the website, visit our website, visit their website,
    visit page, our website, our site, my website, my site, my blog, their website, their site,
    official site, official website, source, sources, the source, via, original, original source,
    original article, original post, reference, download, download here, download now, get it here,
    get started, get more info, try it, try now, buy, buy now, buy here, order now, shop now, sign up,
    register, article, the article, post, blog, blog post, full article, full story, url, external link,
    open, next, previous, back, top, image, photo, picture, logo, video, watch, watch now, watch here,
    pdf`,
  de: `
    hier, hier klicken, klick hier, klicken sie hier, klicke hier, link, dieser link, zum link, seite,
    diese seite, zur seite, webseite, zur webseite, website, zur website, homepage, zur homepage,
    startseite, mehr, mehr erfahren, mehr lesen, mehr infos, mehr informationen, mehr dazu, weiter,
    weiterlesen, weitere informationen, weitere infos, infos, details, lesen, jetzt lesen, artikel,
    zum artikel, dieser artikel, diesen artikel, zum beitrag, beitrag, quelle, hier lesen, hier entlang,
    ansehen, jetzt ansehen, zum shop, jetzt kaufen, herunterladen, download, siehe hier, besuchen,
    zum angebot`,
  fr: `
    ici, cliquez ici, cliquer ici, clique ici, par ici, lien, ce lien, le lien, site, ce site, le site,
    site web, site internet, site officiel, page, cette page, accueil, en savoir plus, savoir plus, plus,
    plus d'infos, plus d'informations, lire, lire la suite, lire plus, lire l'article, suite, la suite,
    voir, voir plus, voir le site, voir ici, decouvrir, decouvrez, article, cet article, source, visiter,
    visiter le site, telecharger, acheter, consulter, details, infos`,
  es: `
    aqui, haz clic aqui, haga clic aqui, clic aqui, click aqui, pincha aqui, pulsa aqui, enlace,
    este enlace, sitio, este sitio, sitio web, pagina, esta pagina, pagina web, web, la web, su web,
    inicio, leer, leer mas, seguir leyendo, mas, mas informacion, mas info, saber mas, ver, ver mas,
    ver aqui, articulo, este articulo, fuente, visitar, visitar sitio, descargar, comprar, conoce mas,
    descubre mas`,
  it: `
    qui, clicca qui, cliccare qui, clicca, link, questo link, sito, questo sito, sito web, sito ufficiale,
    pagina, questa pagina, home, leggi, leggi tutto, leggi di piu, leggi qui, continua,
    continua a leggere, di piu, scopri, scopri di piu, per saperne di piu, maggiori informazioni, altro,
    vedi, vedi qui, articolo, questo articolo, fonte, visita, visita il sito, vai al sito, scarica,
    acquista, dettagli`,
  pt: `
    aqui, clique aqui, clica aqui, neste link, link, este link, site, este site, o site, pagina,
    esta pagina, inicio, leia, leia mais, ler mais, continue lendo, continuar a ler, mais, saiba mais,
    saber mais, mais informacoes, veja, veja mais, veja aqui, ver mais, artigo, este artigo, fonte,
    visite, visite o site, acesse, acesse aqui, baixar, comprar, confira, confira aqui`,
  nl: `
    hier, klik hier, klik, link, deze link, site, deze site, website, deze website, pagina, deze pagina,
    lees, lees meer, lees verder, lees hier, verder lezen, meer, meer info, meer informatie, meer lezen,
    bekijk, bekijk hier, artikel, dit artikel, bron, bezoek, bezoek website, naar de website, downloaden`,
  sv: `
    har, klicka har, lank, lanken, sida, denna sida, webbplats, las mer, las mer har, mer, mer info,
    kalla`,
  da: `
    her, klik her, link, side, denne side, hjemmeside, laes mere, laes mere her, mere, mere info, kilde,
    se mere`,
  no: `
    her, klikk her, lenke, side, denne siden, nettside, les mer, les mer her, mer, mer info, kilde,
    se mer`,
  fi: `
    tasta, klikkaa tasta, klikkaa, linkki, sivu, sivusto, taalla, lue lisaa, lisaa, lisatietoja, lahde`,
  pl: `
    tutaj, tu, kliknij tutaj, kliknij tu, kliknij, link, ten link, strona, ta strona, strona internetowa,
    czytaj, czytaj wiecej, czytaj dalej, wiecej, wiecej informacji, dowiedz sie wiecej, zobacz,
    zobacz wiecej, artykul, zrodlo, sprawdz, pobierz`,
  cs: `
    zde, kliknete zde, klikni zde, tady, odkaz, stranka, web, cist dal, cist vice, vice, vice informaci,
    zdroj`,
  hu: `
    itt, ide kattintva, kattints ide, kattintson ide, link, oldal, weboldal, tovabb, tovabb olvasom,
    bovebben, forras`,
  ro: `
    aici, click aici, apasa aici, link, acest link, site, pagina, citeste, citeste mai mult, mai mult,
    afla mai mult, sursa`,
  tr: `
    buraya, burada, buradan, buraya tiklayin, tiklayin, tikla, link, site, web sitesi, sayfa, devami,
    devamini oku, daha fazla, daha fazla bilgi, kaynak, incele`,
  id: `
    di sini, disini, klik di sini, klik disini, klik, tautan, situs, halaman, baca, baca selengkapnya,
    selengkapnya, sumber`,
  vi: `
    tai day, o day, bam vao day, nhan vao day, click vao day, lien ket, trang web, xem them, xem,
    doc them, tim hieu them, nguon`,
  el: `
    εδω, κανε κλικ εδω, κλικ εδω, συνδεσμος, σελιδα, ιστοσελιδα, διαβαστε περισσοτερα, περισσοτερα, πηγη`,
  ru: `
    здесь, тут, сюда, нажмите здесь, нажмите сюда, кликните здесь, жми, ссылка, по ссылке, по этой ссылке,
    эта ссылка, сайт, на сайте, на сайт, этот сайт, официальный сайт, страница, главная, читать,
    читать далее, читать дальше, далее, подробнее, подробнее здесь, узнать больше, еще, статья, источник,
    перейти, перейти на сайт, скачать, купить, смотреть`,
  uk: `
    тут, сюди, натисніть тут, клікніть тут, посилання, за посиланням, сайт, на сайті, сторінка, читати,
    читати далі, далі, детальніше, докладніше, джерело, перейти`,
  ar: `
    هنا, اضغط هنا, انقر هنا, من هنا, رابط, الرابط, هذا الرابط, الموقع, موقع, صفحة, اقرأ المزيد, المزيد,
    المصدر`,
  he: `
    כאן, לחץ כאן, לחצו כאן, קישור, לינק, אתר, האתר, דף, קרא עוד, קראו עוד, עוד, למידע נוסף, מקור`,
  hi: `
    यहाँ, यहां, यहाँ क्लिक करें, यहां क्लिक करें, क्लिक करें, लिंक, वेबसाइट, और पढ़ें, अधिक जानकारी,
    स्रोत`,
  ja: `
    こちら, こちらから, こちらへ, こちらをクリック, ここ, ここをクリック, ここから, クリック, リンク, サイト, 公式サイト, ホームページ, ページ, 続きを読む, もっと見る,
    もっと読む, 詳細, 詳しくはこちら, 詳細はこちら, 詳しく見る, 記事, この記事, 出典, 参照, 見る`,
  zh: `
    点击这里, 点击此处, 点这里, 点此, 这里, 此处, 链接, 链接地址, 网站, 官网, 官方网站, 网页, 首页, 阅读更多, 阅读全文, 更多, 了解更多, 查看更多, 查看, 详情, 查看详情,
    来源, 原文, 文章, 點擊這裡, 點此, 這裡, 連結, 網站, 官方網站, 閱讀更多, 閱讀全文, 詳情, 來源`,
  ko: `
    여기, 여기를 클릭, 여기를 클릭하세요, 여기 클릭, 클릭, 링크, 사이트, 홈페이지, 페이지, 더 보기, 더보기, 자세히, 자세히 보기, 바로가기, 출처, 기사`,
  th: `
    ที่นี่, คลิกที่นี่, คลิก, ลิงก์, เว็บไซต์, อ่านต่อ, อ่านเพิ่มเติม, ดูเพิ่มเติม, เพิ่มเติม, ที่มา`,
};

/** Every generic anchor, as a person would write it. */
export const genericAnchors: readonly string[] = Object.values(byLanguage).flatMap((list) =>
  list.split(",").map((anchor) => anchor.trim()),
);
