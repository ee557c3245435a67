/**
 * Words that are sold as anchors, by language. Two lists: what hardly ever stands in an honest link to a site that is
 * about something else, and what often does and says little by itself. Data; compared folded, so that case, accents and
 * punctuation do not matter, and never against a site whose own words they are (phrases.ts).
 */

const plain: Readonly<Record<string, string>> = {
  en: `buy viagra, viagra online, viagra, cialis, levitra, kamagra, cheap pills, online pharmacy, canadian pharmacy,
    buy tramadol, buy xanax, buy oxycodone, buy steroids, online casino, casino online, best casino bonus, casino bonus,
    no deposit bonus, free spins, online slots, slot gacor, slot online, sports betting sites, betting tips, poker online,
    payday loan, payday loans, bad credit loan, fast cash loan, porn, porn videos, xxx videos, sex cam, sex cams,
    live sex, nude cams, escort service, escorts, call girls, replica watches, replica handbags, fake rolex, cheap jerseys,
    cheap ugg boots, louis vuitton outlet, buy followers, buy instagram followers, buy backlinks, essay writing service,
    write my essay, buy essay, buy fake passport, buy weed online, crack download, keygen, free movie download`,
  de: `viagra kaufen, potenzmittel, potenzmittel rezeptfrei, online casino, online casinos, casino ohne lizenz,
    casino bonus ohne einzahlung, freispiele ohne einzahlung, sofortkredit ohne schufa, kredit ohne schufa, sexkontakte,
    pornofilme, porno, hobbyhuren, follower kaufen, hausarbeit schreiben lassen, ghostwriter bachelorarbeit,
    rolex replica`,
  fr: `acheter viagra, viagra sans ordonnance, casino en ligne, bonus casino sans depot, pret sans justificatif,
    credit sans justificatif, porno, film porno, plan cul, acheter des followers, voyance gratuite`,
  es: `comprar viagra, viagra sin receta, casino en linea, casino online, bono sin deposito, tragamonedas gratis,
    prestamos rapidos online, creditos rapidos sin nomina, porno, videos porno, putas, comprar seguidores`,
  it: `comprare viagra, viagra senza ricetta, casino online, casino non aams, bonus senza deposito, slot gratis,
    prestiti senza busta paga, porno, video porno, comprare follower`,
  pt: `comprar viagra, cassino online, casino online, bonus sem deposito, caca niqueis gratis, emprestimo para negativado,
    porno, videos porno, acompanhantes, comprar seguidores`,
  nl: `viagra kopen, viagra zonder recept, online casino, casino zonder cruks, gratis spins, lenen zonder bkr, porno,
    gratis porno, sexcontact, volgers kopen`,
  pl: `viagra bez recepty, kasyno online, kasyno internetowe, darmowe spiny, pozyczka bez bik, chwilowki online,
    porno, darmowe porno, anonse erotyczne`,
  ru: `виагра, купить виагру, онлайн казино, казино онлайн, игровые автоматы, игровые автоматы на деньги,
    бездепозитный бонус, фриспины, займ на карту, займы онлайн, микрозайм, порно, порно видео, проститутки, интим услуги,
    купить диплом, купить ссылки, накрутка подписчиков, ставки на спорт`,
  tr: `canli bahis, kacak bahis, bahis siteleri, deneme bonusu, deneme bonusu veren siteler, casino siteleri,
    slot siteleri, viagra, porno, escort bayan, takipci satin al`,
  id: `slot gacor, slot online, situs slot, judi online, judi bola, situs judi, togel, agen togel, bandar togel,
    poker online, bokep, obat kuat`,
  vi: `nha cai, ca do bong da, soi keo, xo so, casino truc tuyen, game bai doi thuong, phim sex, vay tien nhanh`,
  ja: `バイアグラ, シアリス, オンラインカジノ, ブックメーカー, 出会い系, アダルト動画, 無修正, スーパーコピー, ブランドコピー, 偽ブランド, 即日融資`,
  zh: `伟哥, 威而钢, 威而鋼, 壮阳药, 在线赌场, 線上賭場, 娱乐城, 娛樂城, 百家乐, 百家樂, 博彩, 时时彩, 六合彩, 澳门赌场, 体育投注, 真人娱乐, 色情, 成人视频, 成人影片, 高仿手表`,
  ko: `비아그라, 시알리스, 온라인카지노, 카지노사이트, 바카라사이트, 토토사이트, 먹튀검증, 슬롯사이트, 야동, 성인용품, 출장안마`,
  th: `สล็อตออนไลน์, เว็บสล็อต, บาคาร่า, คาสิโนออนไลน์, แทงบอล, พนันออนไลน์, หวยออนไลน์, หนังโป๊`,
  ar: `فياجرا, كازينو اون لاين, كازينو على الانترنت, مراهنات, سكس, افلام سكس`,
};

/** Said by honest links too. */
const doubtful: Readonly<Record<string, string>> = {
  en: `casino, poker, betting, bingo, slots, gambling, loan, loans, pills, pharmacy, adult, dating, cbd oil, vape,
    crypto trading, forex signals, binary options, weight loss pills, diet pills, replica, cheap flights, seo services`,
  de: `casino, spielautomaten, sportwetten, kredit, abnehmpillen, erotik, partnersuche`,
  fr: `casino, paris sportifs, credit rapide, rencontre, voyance, minceur`,
  es: `casino, apuestas, prestamos, citas, adelgazar`,
  it: `casino, scommesse, prestiti, incontri, dimagrire`,
  pt: `cassino, apostas, emprestimos, encontros, emagrecer`,
  nl: `casino, gokken, lening, dating, afslanken`,
  pl: `kasyno, zaklady bukmacherskie, pozyczka, randki, odchudzanie`,
  ru: `казино, букмекер, кредит, займ, знакомства, похудение`,
  tr: `bahis, casino, slot, kredi`,
  id: `judi, slot, poker, pinjaman`,
  th: `สล็อต, คาสิโน, พนัน`,
  ja: `カジノ, ギャンブル, 消費者金融, 出会い`,
  zh: `赌场, 彩票, 贷款, 交友`,
  ko: `카지노, 바카라, 토토, 대출`,
};

const listOf = (byLanguage: Readonly<Record<string, string>>): readonly string[] => [
  ...new Set(
    Object.values(byLanguage).flatMap((list) =>
      list.split(",").map((words) => words.trim().replace(/\s+/g, " ")),
    ),
  ),
];

export const SPAM_WORDS = listOf(plain);
export const DOUBTFUL_WORDS = listOf(doubtful);
