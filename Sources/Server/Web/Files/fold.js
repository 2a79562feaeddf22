// Names as people type them: without case, without diacritics, đ as d.

export const folded = text => text.normalize("NFD").replace(/\p{M}/gu, "").replace(/[đĐ]/g, "d").toLowerCase()
  .split(/[^\p{L}\p{N}]+/u).filter(Boolean).join(" ");

const plain = text => text.normalize("NFC").toLowerCase();

/**
 * Wards whose name, district or code has every word of the query at the beginning of a word of its own; the best first: names that
 * begin with it, then names that have it, then districts, and what is spelled alike before what only sounds alike.
 */
export function matching(wards, query) {
  const text = folded(query);
  if (!text) return [];
  const asked = text.split(" ");
  const typed = plain(query.trim());
  const found = [];
  for (const ward of wards) {
    const words = ward.words.split(" ");
    const fits = ward.code === text || asked.every(word => words.some(own => own.startsWith(word)));
    if (!fits) continue;
    const name = ` ${ward.nameWords} `;
    let score = name.includes(` ${text} `) ? 0 : name.includes(` ${text}`) ? 1 : ` ${ward.words} `.includes(` ${text}`) ? 2 : 3;
    if (!plain(`${ward.name} ${ward.district}`).includes(typed)) score += 0.5;
    found.push({ ward, score });
  }
  return found.sort((a, b) => a.score - b.score || a.ward.district.localeCompare(b.ward.district, "vi")
    || a.ward.name.localeCompare(b.ward.name, "vi")).map(item => item.ward);
}
