// What the pages of the ward office are made of: the parts of the permit pages, with words of their own.

import { learn } from "/permits/files/permit-parts.js";
import { wardWords } from "./ward-words.js";

learn(wardWords);

export {
  byID, complain, doing, explain, facts, inLanguage, language, languages, make, options, reasonList, request, say, table, tag, tell,
} from "/permits/files/permit-parts.js";
