/**
 * How pages say "not found", language by language: what a title or a heading reads when nothing
 * but that is said. Lower case, without punctuation.
 */

/** Whole titles (or whole parts of one, between separators), apart from "404", "error", "oops" and the like. */
export const NOT_FOUND_TITLES: ReadonlySet<string> = new Set(
  `not found|page not found|page cannot be found|page can not be found|page could not be found|page can t be found
  |page doesn t exist|page does not exist|page no longer exists|page not available|page unavailable|page is gone
  |page missing|missing page|nothing found|nothing here|file not found|content not found|post not found
  |article not found|the page you are looking for could not be found|the page you requested was not found
  |that page can t be found|this page could not be found|this page doesn t exist|this page does not exist
  |this page isn t available|we can t find that page|we couldn t find that page|no page found|document not found
  |seite nicht gefunden|nicht gefunden|diese seite wurde nicht gefunden|die seite wurde nicht gefunden
  |seite existiert nicht|seite nicht vorhanden|seite konnte nicht gefunden werden
  |page introuvable|page non trouvée|page inexistante|contenu introuvable|cette page n existe pas
  |cette page est introuvable|la page n existe pas|la page demandée est introuvable
  |página no encontrada|pagina no encontrada|no encontrado|no se encontró la página|no se ha encontrado la página
  |la página no existe|esta página no existe|no se encuentra la página|no se pudo encontrar la página
  |pagina non trovata|non trovato|pagina inesistente|la pagina non esiste|impossibile trovare la pagina
  |página não encontrada|pagina nao encontrada|não encontrado|não encontrada|esta página não existe
  |a página não existe|pagina niet gevonden|niet gevonden|deze pagina bestaat niet|pagina bestaat niet
  |sidan hittades inte|sidan kunde inte hittas|sidan finns inte|hittades inte|siden blev ikke fundet
  |siden blev ikke funnet|siden ble ikke funnet|siden finnes ikke|siden findes ikke|side ikke fundet
  |siden kunne ikke findes|fant ikke siden|sivua ei löytynyt|sivua ei löydy|ei löytynyt
  |strona nie znaleziona|nie znaleziono strony|nie znaleziono|strona nie istnieje|strona nie została znaleziona
  |stránka nenalezena|stránka nebyla nalezena|nenalezeno|stránka neexistuje|stránka sa nenašla
  |stránka nebola nájdená|az oldal nem található|oldal nem található|nem található|a keresett oldal nem található
  |pagina nu a fost găsită|pagina nu a fost gasita|pagina nu există|страница не найдена|не найдено|не найдена
  |такой страницы нет|страница не существует|сторінку не знайдено|сторінка не знайдена|страницата не е намерена
  |stranica nije pronađena|stranica nije pronadena|strani ni mogoče najti|η σελίδα δεν βρέθηκε|δεν βρέθηκε
  |sayfa bulunamadı|bulunamadı|aradığınız sayfa bulunamadı|الصفحة غير موجودة|لم يتم العثور على الصفحة
  |הדף לא נמצא|העמוד לא נמצא|صفحه یافت نشد|پیج نہیں ملا|पृष्ठ नहीं मिला|পৃষ্ঠা পাওয়া যায়নি
  |ไม่พบหน้า|ไม่พบหน้าเว็บ|ไม่พบหน้าที่คุณต้องการ|không tìm thấy trang|trang không tồn tại|không tìm thấy
  |halaman tidak ditemukan|tidak ditemukan|halaman tidak dijumpai|lehekülge ei leitud|lapa nav atrasta
  |puslapis nerastas|ページが見つかりません|ページが見つかりませんでした|お探しのページは見つかりませんでした
  |お探しのページが見つかりません|指定されたページは存在しません|页面不存在|页面未找到|找不到页面|未找到页面|找不到网页|您访问的页面不存在
  |找不到網頁|頁面不存在|找不到頁面|找不到您要的網頁|無法找到頁面|페이지를 찾을 수 없습니다|요청하신 페이지를 찾을 수 없습니다
  |존재하지 않는 페이지입니다`
    .split("|")
    .map((phrase) => phrase.replace(/\s+/g, " ").trim()),
);

/** What titles add to it. Digits are of "Error 404 (Not Found)!!1" and "404.0". */
export const FILLERS: ReadonlySet<string> = new Set(
  `0 1 2 http https status code error erreur fehler errore erro fel fejl błąd chyba ошибка エラー oops ooops ops
   whoops uh oh sorry 404 410`.split(/\s+/),
);

/** What such a page says in a sentence. Looked for in short pages only: an article may quote it. */
export const NOT_FOUND_SENTENCES: readonly RegExp[] = [
  /\b(page|url|web address|article|post|content|document)\b[^.!?]{0,60}\b((can|could) ?not be found|(can|couldn).t be found|(was|were)(n.t| not) found|do(es)?(n.t| not) exist|no longer exists?|no longer available|(has|have) been (removed|deleted))\b/i,
  /\b(page|url) (was )?not found\b/i,
  /\b(can.?t|could ?n.t|cannot|could not|unable to) (seem to )?(find|locate) (the|that|this) (page|url)\b/i,
  /\b(seite|inhalt|dokument)\b[^.!?]{0,60}\b(nicht (gefunden|vorhanden|verfügbar)|existiert nicht|nicht mehr)\b/i,
  /\bpage\b[^.!?]{0,60}\b(introuvable|n.existe (pas|plus)|n.a pas (pu être|été) trouvée|plus disponible)\b/i,
  /\bp[áa]gina\b[^.!?]{0,60}(no (existe|se (ha )?(encontr|encuentra)|est[áa] disponible|fue encontrada)|n[ãa]o (existe|foi encontrada|encontrada|est[áa] dispon)|non (esiste|è stata trovata|trovata|è disponibile)|niet (gevonden|bestaat)|bestaat niet|nu (a fost g[ăa]sit|exist))/i,
  /\b(sidan|siden)\b[^.!?]{0,60}(hittades inte|finns inte|kunde inte hittas|ikke (fundet|funnet)|findes ikke|finnes ikke)/i,
  /\bstron[ay]\b[^.!?]{0,60}nie (istnieje|została znaleziona|znaleziono)|str[áa]nk[au]\b[^.!?]{0,60}(nebyla nalezena|nenalezena|neexistuje|nebola nájdená)/i,
  /страниц[аыу][^.!?]{0,60}не (найден|существует)|сторінк[аиу][^.!?]{0,60}не (знайден|існує)/i,
  /sayfa[^.!?]{0,40}bulunamad|oldal[^.!?]{0,40}nem található|σελίδα[^.!?]{0,40}δεν βρέθηκε/i,
  /ページ(が|は)[^。]{0,20}(見つかりません|存在しません|見つかりませんでした)|(页面|頁面|网页|網頁)[^。]{0,10}(不存在|未找到|已删除|已刪除)|找不到[^。]{0,10}(页面|頁面|网页|網頁)|페이지를 찾을 수 없/,
];
