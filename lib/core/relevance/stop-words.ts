/**
 * Words that tell nothing of a topic, by language (BCP 47): function words, the commonest verbs and adverbs. They also
 * tell which language a text is in. Short lists on purpose: what is common on the pages of a workspace alone is found
 * there (lib/relevance/count-common.ts).
 */
const lists: Readonly<Record<string, string>> = {
  en: `a about above after again against all almost also although always am among an and another any anyone anything are
    around as ask asked at away back be became because become been before began behind being below best better between
    both but by came can cannot come comes could day days did different do does doing done down during each early either
    else end enough even ever every everything example far few find first five follow following for four from full gave
    get gets getting give given gives go goes going good got great had half has have having he help her here hers him
    his
    how however i if in instead into is it its itself just keep kind know known large last later least left less let
    like
    likely little long look lot made main make makes making many may maybe me mean means might more most much must my
    near need needs never new next no nor not nothing now of off often old on once one only onto or other others our out
    over own part people perhaps place point possible put quite rather read really right run said same say says see seen
    set several shall she should show simply since small so some something soon start still such take taken takes tell
    than that the their them then there these they thing things think this those though three through time times to
    today
    together too took toward try turn two under until up upon us use used useful uses using usually very want was way
    ways
    we week well went were what when where whether which while who whole whose why will with within without word words
    work
    works would year years yes yet you your yours don doesn didn isn aren wasn weren won couldn shouldn wouldn haven
    hasn hadn ain
    ll ve re
    add added based best choose chosen compare compared consider depend depends difference drop ensure expect eight
    eleven explain fall feel fifteen fifty five forget full general half help helps higher hundred important include
    includes including increase instance keep kind leave less level list lower matter method minutes month months move
    nine number offer offers order percent point rather recommend recommended reduce require rise second set seven
    short show shows six sometimes sure ten third thirty thousand together top try twelve twenty various wait without
    worth`,
  de: `ab aber alle allem allen aller alles als also am an andere anderen anderer anderes auch auf aus außerdem bald beginnt bei beide
    beim bereits besonders besser beste bin bis bleibt da dabei dadurch dafür dagegen daher damit danach daneben dann
    daran darauf
    daraus darf darin darüber das dass dazu dein dem den denen denn der deren des dessen die dies diese diesem diesen
    dieser dieses doch dort durch eben ebenfalls ein eine einem einen einer eines einfach einige einigen er erst erste
    ersten es etwa
    etwas euch ganz gar geben gegen geht genau genug gern gibt ging groß große großen gut gute guten habe haben hat
    hatte hatten hier hin
    hinter ich ihm ihn ihnen ihr ihre ihrem ihren ihrer im immer in indem ins ist ja jahr jahre jahren jede jedem
    jeden jeder
    jedes jedoch jetzt kann kaum kein keine keinen können könnte kommen kommt lange lassen lässt leicht liegt macht
    machen mal man manche mehr mein
    meine meist meisten mich mir mit möglich muss müssen nach nachdem neben nein neu neue neuen nicht nichts noch nun
    nur ob oben oder oft
    ohne rund schon sehr sein seine seinem seinen seiner seit selbst sich sie sind so sogar solche soll sollen sollte
    sollten sondern sonst
    sowie statt steht stets tag tage tun über überall um und uns unser unsere unter viel viele vielen vom von vor war
    waren warum was weil weiter welche
    welchen welcher wenig wenige wenn wer werden wie wieder will wir wird wo wollen worden wurde wurden zeigt zeit zu
    zum zur zwar
    zwei zwischen
    acht achten beispiel beispielsweise bekommen besteht bieten bietet brauchen braucht dank drei dreißig eigene
    eigenen einfache fünf für folgende führt genannt genügen genügt gesamte halten hält hängt helfen hilft hohe hohen
    hoher hundert insgesamt lernen letzte letzten neun niedrig niedriger passt prozent sechs sehen sieben sorgt später
    stellen stellt suchen tausend trotz verwenden verwendet vielleicht vier wichtig wichtige wochen woche monat monate
    zehn zusammen zwanzig zwölf ziehen zwar`,
  fr: `a à afin ai ainsi alors an ans après assez au aucun aujourd aussi autant autour autre autres aux avait avant avec avez
    avoir avons beaucoup bien bon bonne car ce ceci cela celle celles celui cependant certains ces cet cette ceux
    chaque chez comme
    comment contre d dans de déjà depuis dernier derrière des dès deux devant doit doivent donc dont du durant elle
    elles en encore enfin
    entre est et étaient était étant être eu fait faire fois font grand grande grands ici il ils j je jour jours jusqu
    jusque l la là le les
    leur leurs lors lorsque lui ma mais mal même mêmes mes mettre mieux moins mon moyen n ne ni non nos notre nous
    nouveau nouvelle on ont ou où
    par parce parfois parmi pas pendant permet permettent petit petite peu peut peuvent plupart plus plusieurs plutôt
    pour pourquoi pouvez
    premier première près presque puis qu quand que quel quelle quelles quelque quelques quels qui quoi s sa sans sauf
    se selon sera ses
    seulement si sien soit son sont sous souvent suis sur surtout t tant tel telle tels temps toujours tous tout toute
    toutes
    très trop trois trouve un une va vers vient voici voir vos votre vous y
    ajouter arrive besoin cent certaine choix choisir choisissez cinq cinquante compte comptez donne donner donnent
    douze également exemple faut haut heure heures huit important mille mois moment nombre neuf partie place pourcent
    premiers prendre quatre quinze rend reste sept servir servez six suffit trente utilise utiliser vingt vingtaine
    dix dizaine tard`,
  es: `a actualmente además al algo alguna algunas alguno algunos allí ambos ante antes año años aquel aquella aquí así aun aún aunque
    bajo bastante bien buen buena cada casi como cómo con contra cual cuál cuales cualquier cuando cuándo cuanto da de
    debe deben del
    desde después día días dice donde dónde dos durante e el él ella ellas ellos en encima entonces entre era eran es
    esa esas ese eso esos
    esta está están estaba estas este esto estos estoy fin forma fue fueron gran grande grandes ha había han hace
    hacen hacer hacia
    hasta hay he incluso ir la las le les lo los luego lugar más mayor mayoría me mejor menos mi mientras misma mismas
    mismo mismos
    momento mucha muchas mucho muchos muy nada ni ningún no nos nosotros nuestra nuestro nuestros nueva nuevo nunca o
    otra otras otro otros para
    parte pero poca poco pocos podemos por porque primera primero puede pueden pues que qué quien se sea sean según
    ser si sí siempre sido sin
    sino sobre solo sólo son su sus tal también tan tanto te tener tiempo tiene tienen toda todas todavía todo todos
    tras tres tu tú un una unas uno unos usar usted va vez veces ya yo
    alta alto aprender cerca ciento cinco comprobar conviene cuatro cuarenta deben diez doce ejemplo elegir encontrar
    evitar general igual importante mes meses mil mitad necesario necesita nueve número ocho ofrece ofrecen permite
    primer quince seis semana semanas siete tercera tercio treinta tres utilizar veinte`,
  it: `a abbiamo ad adesso agli ai al alcuni alcune all alla alle allo allora altra altre altri altro anche ancora anni anno appena
    avere aveva ben bene che chi ci circa ciò cioè col come con contro così cui da dagli dai dal dall dalla dalle
    degli dei del dell
    della delle dello dentro deve devono di dopo dove due dunque durante e è ecco ed era erano essere fa fanno fare
    fatto fin fino forse fra fu già
    giorni giorno gli grande ha hanno ho i il in infatti inoltre insieme io l la le lei li lo loro lui ma mai mentre
    meglio meno mi mia mio
    modo molta molte molti molto ne negli nei nel nell nella nelle nemmeno no noi non nostra nostro nulla nuovo o ogni
    ognuno oltre
    oppure ora per perché però più poco poi possono prima primo proprio può pur qual quale quali qualche quando quanto
    quasi quella
    quelle quelli quello questa queste questi questo qui quindi se sebbene secondo sei sempre senza si sì sia siamo
    siano
    sono sopra sotto spesso stata stati stato stesso su sua sue sui sul sull sulla sulle suo suoi tale tanto te ti tra
    tre troppo tutta tutte tutti tutto
    un una uno va verso vi viene vita volta volte vostro
    alto bisogno cento cinque dieci dodici esempio facile importante mese mesi mille nove numero offre otto possibile
    prendere quattro scegliere scelta sei settimana sette trenta tutti usare venti`,
  pt: `a à acima agora ainda além alguma algumas algum alguns ano anos antes ao aos apenas após aquela aquele aqui as às assim
    até bem boa bom cada com como contra cujo da das de depois desde dessa desse desta deste deve devem dia dias disso
    do dois dos
    durante e é ela elas ele eles em embora enquanto então entre era eram essa essas esse esses esta está estão estas
    este estes estava eu
    fazer faz fez foi for foram forma grande grandes há hoje isso isto já la lá lhe lo logo mais maior maioria mas me
    melhor menos mesma mesmo
    meu minha muita muitas muito muitos na nada não nas nem nenhum nesse nesta neste no nos nós nossa nosso nova novo
    num numa nunca o
    onde os ou outra outras outro outros para parte pela pelas pelo pelos pode podem por porém porque pouco pra
    primeira primeiro pois qual quais
    qualquer quando quanto quase que quem quer são se seja sem sempre sendo ser será seu seus sim sob sobre sua suas tal
    também tanto te tem têm tempo ter teve tinha toda todas todo todos três tudo um uma umas uns usar vai vários vez
    vezes você vocês
    cento cinco dez doze escolher exemplo importante mês meses mil nove número oito oferece permite possível precisa
    quatro seis semana sete trinta usar vinte`,
  nl: `aan achter af al alle alleen alles als altijd ander andere anders ben bent beter bij bijna bijvoorbeeld binnen boven daar daarbij
    daarna daarom dag dagen dan dat de deze die dit doen doet door dus een eens eerst eerste eigen elk elke en enkele
    er eerder gaan gaat
    gebruik gebruikt geen geven geweest goed goede groot grote haar had hadden heb hebben heeft heel hem het hier hij
    hoe hun iedere iemand
    iets ik in is ja jaar je jij jullie kan klein komen komt kon kunnen laat later liever lang maar maken maakt meer
    meest meestal men met
    mij mijn minder moet moeten mogelijk na naar naast niet niets nieuwe nieuw nog nooit nu of om omdat onder ons onze
    ook op over
    overal per samen sinds soms staan staat steeds te tegen ten terwijl tijd tijdens toch toen tot tussen twee uit van
    vaak vanaf vanuit veel
    verder via vind vinden vol voor vooral waar waarom waarbij wanneer want waren was wat we weer wel welke wel werd
    wie wij wil worden wordt zal
    ze zeer zelf zelfs zich zie zij zijn zo zoals zonder zou zullen
    acht belangrijk duizend drie elf honderd kiezen kies maand maanden negen nodig procent tien twaalf twintig vier
    vijf week weken zes zeven`,
  sv: `alla allt alltid andra är år att av bara bäst både början bland blev bli blir både då dag där därför de dem den denna deras dess
    dessa det detta dig din dina dock du efter eller en ett även ena ens er få får fått finns flera fler för före
    första från gå
    går genom ger gör göra gott ha hade han har här hela helt hon honom hur i in ingen inget innan innehåller inom
    inte jag just kan
    kommer kunde lika lite man många med mellan men mer mest mig min mot mycket måste nå någon något några när nu ny
    nya och också
    ofta om oss över på påse redan samma samt sedan se sig sin sina ska själv skulle så som stor stora sådan sådana
    till tid två under upp
    ut utan vad val vara varje varit vem vi vid vidare vilka vilken vilket vill väl var`,
  da: `af alle alt altid andre anden at bare begge bliver blev både da dag de dem den denne der deres derfor det dette dig din dog du
    efter eller en end endnu er et få får fleste flere for fordi før første fra gennem gerne giver god godt gør gøre
    ham han har
    havde hele helt hende her hos hun hvad hver hvilken hvis hvor hvordan i ikke ind ingen inden jeg kan kommer kun
    kunne
    lidt lige man mange måde med meget mellem men mere mest mig min mindre mod må ned når noget nogle nogen nu ny nye
    og også
    om op os over på på samme samt selv sig sin skal skulle som store stor så sådan til tid to ud uden under ved vi
    være været vil ville år`,
  no: `alle alt alltid andre annet at av bare begge blir ble både da dag de dem den denne der deres derfor det dette deg din du
    eller en enn ennå er et etter få får flere fleste for fordi før første fra gjennom gir gjør gjøre godt ham han har
    hadde hele
    helt henne her hos hun hva hver hvilken hvis hvor hvordan i ikke inn ingen innen jeg kan kommer kun kunne litt man
    mange måte
    med meg meget mellom men mer mest min mindre mot må ned når noe noen nå ny nye og også om opp oss over på samme
    samt selv seg
    sin skal skulle slik som store stor så til tid to ut uten under ved vi være vært vil ville år`,
  fi: `ei eivät ehkä eli en enemmän ennen että hän hänen he heidän hyvä hyvin ilman itse ja jälkeen jo joita joka jokainen jos jossa joten
    jotka jotta kaikki kanssa kautta koko kuin kuitenkin kun kuten lisäksi lähes me mikä mitä mukaan mutta muu muut
    muun myös myöhemmin niiden niin niitä nämä
    näin noin nyt ole oli olisi olivat on ovat paljon pitää sa saa se sekä sen siellä sillä sitä sitten siihen siis
    sinä tai tämä tämän tässä
    tätä te tulee usein uusi uuden vaan vaikka vain voi voidaan voivat vielä yksi yli ympäri`,
  pl: `a aby albo ale ani az bardziej bardzo bez bo by być był była było były cały ci coś co czy czyli czas często dla do dobry dobrze dużo dwa
    dzień dziś gdy gdzie go i ich ile im inne innych iż ja jak jakie jako je jeden jedna jednak jego jej jest jestem
    jeszcze
    jeśli jeżeli już każdy każda kiedy kilka kto która które którego której który których którzy lat lata lub ma mają
    mamy może można mi między
    mnie mogą moje musi my na nad nam nas nasz naszych nawet nich nie niego niej nim nimi niż no nowy o od oraz po pod
    podczas
    ponad ponieważ poza pracy przed przede przez przy raz razem roku rok również są się sobie swoje swój ta tak taka
    taki także tam te tego
    tej ten teraz też tę to tu tych tylko tym u w warto wiele więc więcej wszystkie wszystko wszystkich wtedy wy z za
    zawsze ze żeby że
    cztery czterdzieści dwadzieścia dziesięć dziewięć jedną kilku łatwa łatwo miesiąc okazał pięć pięciu pierwszy
    pozwala powinna powinien sto sześć siedem tysiąc trzeba trzech trzy tydzień wybierz wybrać wystarcza wystarczy
    zwróć osiem`,
  cs: `a aby aj ale ani ano až bez bude budou by byl byla byli bylo být během chce což co dále další dnes do dva jak jako je jeden jedna
    jedno jeho jejich její jen jenom ještě ji jiné jsem jsou již k kam každý kde kdo kdy když ke kolem kromě která
    které kterou který kteří
    ku lze má mají máte mezi mi mimo mít mnoho mohou moc může můžete musí my na nad nám nás náš ne nebo než nic nich
    ním nové nový o od pak
    po pod podle pokud potom pouze právě pro proč proto protože před přes při rok roku roky s se si sice své svůj svou
    ta tak také takže
    tam ten tedy tento tato toho tohle tom tomto tu ty tyto u už v více velmi vám vás vždy všechny vše však ve více z
    za zde ze že
    čtyři deset devět důležité jednou měsíc osm pět potřebuje sedm šest tisíc týden vybrat`,
  hu: `a abban addig ahogy ahol aki akik akkor alatt által általában ami amely amelyek amelyet amikor amit át az azért azok azon azonban azt
    azután be belül csak de e egész egy egyes egyéb egyik egyre ekkor el elég ellen első elő én ennek és ez ezek ezen
    ezért ezt
    fel felé fog ha hanem hiszen hogy hogyan igen így illetve ilyen is itt jó jobb jól kell kellett keresztül ki kis
    kívül között le legalább
    lehet lenni lenne lesz lett maga magát mar már más második meg még mellett mert mely mi mint mindig minden mit
    mivel most
    nagy nagyobb nagyon ne nekem néha nem nincs ő ők olyan össze pedig persze saját sem semmi sok sokkal számára
    szerint szét
    után utolsó úgy új újra vagy vagyis valaki valami való van vannak volt voltak`,
  ro: `a acea aceasta această aceea acel acest acesta aceste acestea acestei acestor acestui ai aici al ale alt alte altă am an anul ani
    apoi ar are as asemenea astfel asupra atât atunci au avea aveți bine ca că când care cât câte cea cei cel cele
    chiar ci cine
    cu cum cu da dacă dar de deci decât deja din dintre doar două după ea ei el ele este eu fără fi fie fiecare foarte
    fost iar
    îi îl în înainte încă îmi între își la le lor lui mai mare mari mult multe mulți ne nici niște noi nostru nou nu o
    oameni ori orice pe
    pentru peste poate pot prea prin printre sa să sale său se și sunt spre sub sunt tot toate toți totul trebuie tu un
    una unde unei unele unii unor unui va vă vor vreme vom zi zile`,
  tr: `acaba ama ancak arada artık aslında ayrıca az bana bazı belki ben beri bile bin bir biraz birçok biri birlikte biz böyle bu
    buna bunda bundan bunlar bunu bunun çok çünkü da daha de defa değil diğer diye dolayı dolayısıyla en fakat gibi
    göre hala hangi
    hatta hem henüz hep hepsi her herhangi hiç için ile ilgili ise iyi kadar karşı kendi ki kim mi mı mu mü nasıl ne
    neden nedenle nerede
    o olan olarak oldu olduğu olduğunu olsa olur on ona ondan onlar onu onun orada oysa önce öyle pek rağmen sadece
    sanki şey şu sonra tarafından tüm üç üzere var ve veya ya yani yapılan yapılır yeni yıl yine yok zaman`,
  ru: `а без более больше бы был была были было быть в вам вас ваш весь во вот время все всегда всего всех вы где год года году да даже
    два для до должен должны его ее её если есть еще ещё же за здесь и из или им иногда их к каждый как какая какие
    какой когда
    которая которого которой которые который которых кто куда ли лишь лучше люди между меня мне много может можно мой
    мы на
    над надо наш не него нее ней некоторые несколько нет ни них но нужно о об обычно один одна однако он она они оно
    от очень перед по
    под после потом потому почти при про просто раз с сам самый свои свой себя сегодня сейчас со стал так также такие
    такой там те тем
    теперь то тогда того тоже той только том тот три тут ты у уже хорошо хотя чего человек чем через что чтобы эта эти
    этих это этого
    этой этом этот я является
    восемь выбрать выбор выше двадцать девять десять зависит каждую лет месяц месяцев несколько нескольких нужны
    обратите первый первого помогает пять раза самые семь сначала сравните следует случае сто тридцать тысяч четыре
    шесть`,
  uk: `а або адже але б без більш більше бо був була були було бути в вам вас ваш від він вона вони воно все всі ви вже до для де
    добре дуже є же з за завжди зі із і її їх його й як яка яке який якщо які яких ще що щоб між може можна ми мій на
    над нам
    нас наш не ним них ні ніж один одна однак о об при під після по повинен про раз рік року років саме свій себе серед
    так також такий там те тепер ти тільки то той тому тоді треба три тут у усі хоча це цей ці цього цьому через час
    часто чи
    чому`,
  el: `αλλά αν αντί από αυτά αυτές αυτή αυτό αυτός αυτού αυτών γι για γιατί δεν δε δηλαδή δύο εάν εγώ εδώ είναι είχε εκεί ενώ ένα έναν ένας
    επίσης έτσι έχει έχουν ή η ήταν θα ίδια ίσως και κάθε κάποια κάτι κατά κι κυρίως λίγο μα μας με μέσα μετά μεταξύ
    μέχρι μη μην μια μία μόνο
    μου μπορεί μπορούν να ναι ο οι όλα όλες όμως όπου όπως όσο όταν ότι ού ούτε όχι πάντα παρά περισσότερο πιο πολύ
    πολλά πολλές ποτέ που πού πρέπει πριν
    προς πρώτη πώς σαν σας σε στα στη στην στις στο στον στους συχνά τα τη την της τι τις το τον του τους τότε των
    ώστε`,
};

/** What pages of any topic say beside it, in several languages. */
const everywhere = `account accept address admin answer archive article articles author back blog button category click
 comment comments contact continue cookie cookies copyright date details download facebook faq find follow
 free home homepage https http info information instagram learn legal like linkedin login logout mail main menu message
 more name newsletter next online open page pages pinterest policy post posted posts previous privacy read
 register reply reserved rights section send share sign site skip source subscribe tag tags terms title
 toggle top twitter update updated url user view visit welcome whatsapp www youtube
 anmelden artikel beitrag beiträge datenschutz impressum inhalt kategorie kommentar kommentare kontakt mehr seite
    seiten startseite suche teilen
 weiterlesen zurück accueil commentaires confidentialité connexion contactez cookies lire mentions partager recherche
    suivant comentarios
 compartir contacto inicio leer política privacidad siguiente artículo página páginas commenti contatti condividi
    cerca pagina leggi
 comentários contato compartilhar página zoeken delen reacties lees strona komentarze szukaj`;

const words = (list: string): string[] => list.split(/\s+/).filter((word) => word !== "");

/** The languages that are known by their words; a word's set of languages is a number with a bit for each. */
export const LANGUAGES: readonly string[] = Object.keys(lists);

/** By word in lower case: the languages in which it tells nothing; 0 for what tells nothing in any. */
export const stopWords: ReadonlyMap<string, number> = gather();

function gather(): Map<string, number> {
  const bits = new Map<string, number>(words(everywhere).map((word) => [word, 0]));
  for (const [index, language] of LANGUAGES.entries()) {
    for (const word of words(lists[language] ?? "")) bits.set(word, (bits.get(word) ?? 0) | (1 << index));
  }
  return bits;
}

/** Of scripts without spaces, where words are found by a dictionary. */
export const unspacedStopWords: ReadonlySet<string> = new Set(
  words(`する して した される こと もの ため これ それ あれ この その ます です ました ません ない ある いる なる できる よう という ところ
    など まで から あり しょう たら ください おすすめ 人気 紹介 第一 より また そして しかし さらに とき 場合 今日 方法 必要 可能 使用 利用 自分 私たち 記事 さん
    我们 他们 你们 这个 那个 一个 一些 可以 没有 因为 所以 但是 如果 已经 就是 自己 什么 这些 那些 以及 进行 使用 需要 通过 或者 非常 时候 问题 方面
    不是 还有 不同 很多 目前 主要 其中 由于 并且 例如 可能 应该 文章 更多 網站 网站 我們 這個 可以 沒有 因為 但是 如果
    และ หรือ ที่ ของ ใน เป็น มี ได้ ให้ จะ ไม่ กับ จาก โดย การ ความ ว่า นี้ นั้น แต่ ก็ มาก ต้อง อยู่ ซึ่ง คือ เพื่อ`),
);
