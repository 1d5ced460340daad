/**
 * Go's regular expression syntax (regexp/syntax) where re2js differs from it: loose names of Unicode
 * classes, group names used twice. The rest of the syntax and its error texts are re2js's, which ports
 * the same source.
 */

/** An expression in re2js's words, and the way back for error texts. */
export interface Translated {
  readonly text: string;
  /** Name of each group by number; 0 is the whole match. */
  readonly groupNames: readonly string[];
  /** The part of the user's expression that `part` of `text` came from. */
  original(part: string): string;
}

interface Piece {
  readonly from: string;
  readonly to: string;
}

const namedGroup = /^\(\?P?<([A-Za-z0-9_]+)>/;
const unicodeClass = /^\\[pP]\{(\^?)([^}]*)\}/;
const unicodeLetter = /^\\[pP]([A-Za-z])/;

/** unicode.CategoryAliases, by canonical name. */
const categoryAliases: Readonly<Record<string, string>> = {
  Casedletter: "LC",
  Closepunctuation: "Pe",
  Cntrl: "Cc",
  Combiningmark: "M",
  Connectorpunctuation: "Pc",
  Control: "Cc",
  Currencysymbol: "Sc",
  Dashpunctuation: "Pd",
  Decimalnumber: "Nd",
  Digit: "Nd",
  Enclosingmark: "Me",
  Finalpunctuation: "Pf",
  Format: "Cf",
  Initialpunctuation: "Pi",
  Lc: "LC",
  Letter: "L",
  Letternumber: "Nl",
  Lineseparator: "Zl",
  Lowercaseletter: "Ll",
  Mark: "M",
  Mathsymbol: "Sm",
  Modifierletter: "Lm",
  Modifiersymbol: "Sk",
  Nonspacingmark: "Mn",
  Number: "N",
  Openpunctuation: "Ps",
  Other: "C",
  Otherletter: "Lo",
  Othernumber: "No",
  Otherpunctuation: "Po",
  Othersymbol: "So",
  Paragraphseparator: "Zp",
  Privateuse: "Co",
  Punct: "P",
  Punctuation: "P",
  Separator: "Z",
  Spaceseparator: "Zs",
  Spacingmark: "Mc",
  Surrogate: "Cs",
  Symbol: "S",
  Titlecaseletter: "Lt",
  Unassigned: "Cn",
  Uppercaseletter: "Lu",
};

/** Rewrites an expression of Go's for re2js. Wrong syntax passes through, so that re2js reports it. */
export function translate(expression: string): Translated {
  const pieces: Piece[] = [];
  const groupNames = [""];
  let inClass = false;
  for (let i = 0; i < expression.length; ) {
    const piece = nextPiece(expression, i, inClass, groupNames);
    if (inClass) inClass = piece.from !== "]";
    else if (piece.from.startsWith("[")) inClass = true;
    pieces.push(piece);
    i += piece.from.length;
  }
  const text = pieces.map((piece) => piece.to).join("");
  return { text, groupNames, original: (part) => originalOf(pieces, expression, text, part) };
}

function nextPiece(expression: string, i: number, inClass: boolean, groupNames: string[]): Piece {
  const rest = expression.slice(i, i + 256);
  if (rest.startsWith("\\")) return escapePiece(expression, i, rest, inClass);
  if (inClass) return same(/^\[:\^?[a-z]+:\]/.exec(rest)?.[0] ?? rest.charAt(0));
  // A bracket right after the opening (or its ^) is a member of the class.
  if (rest.startsWith("[")) return same(/^\[\^?\]?/.exec(rest)?.[0] ?? "[");
  return rest.startsWith("(") ? groupPiece(rest, groupNames) : same(rest.charAt(0));
}

function groupPiece(rest: string, groupNames: string[]): Piece {
  const named = namedGroup.exec(rest);
  if (named) {
    const name = named[1] ?? "";
    const again = groupNames.includes(name);
    groupNames.push(name);
    return again ? { from: named[0], to: `(?P<${name}_${groupNames.length}>` } : same(named[0]);
  }
  if (!rest.startsWith("(?")) groupNames.push("");
  return same("(");
}

function escapePiece(expression: string, i: number, rest: string, inClass: boolean): Piece {
  if (!inClass && rest.startsWith("\\Q")) {
    const end = expression.indexOf("\\E", i + 2);
    return same(end < 0 ? expression.slice(i) : expression.slice(i, end + 2));
  }
  const letter = unicodeLetter.exec(rest);
  if (letter) return { from: letter[0], to: letter[0].slice(0, 2) + (letter[1] ?? "").toUpperCase() };
  const match = unicodeClass.exec(rest);
  if (!match) return same(rest.slice(0, 2));
  const [from, caret = "", name = ""] = match;
  return { from, to: unicodeTable(rest.slice(0, 2), caret, canonicalName(name), inClass) };
}

/** The class of that name. // regexp/syntax/parse.go: unicodeTable */
function unicodeTable(sign: string, caret: string, name: string, inClass: boolean): string {
  const negated = (sign === "\\P") !== (caret === "^");
  if (name === "Assigned") return `${negated ? "\\p" : "\\P"}{Cn}`;
  if (name === "Ascii" && inClass) return negated ? "\\x{80}-\\x{10FFFF}" : "\\x00-\\x7F";
  if (name === "Ascii") return negated ? "[^\\x00-\\x7F]" : "[\\x00-\\x7F]";
  const known = Object.hasOwn(categoryAliases, name) ? categoryAliases[name] : name;
  return `${sign}{${caret}${known}}`;
}

/** regexp/syntax/parse.go: canonicalName. Table names that are not in this form can't be reached, as in Go. */
function canonicalName(name: string): string {
  const bare = name.replace(/[_ -]/g, "");
  return bare.replace(/^[a-z]/, upper).replace(/(?<=.)[A-Z]/gs, lower);
}

const upper = (letter: string) => letter.toUpperCase();
const lower = (letter: string) => letter.toLowerCase();

function originalOf(pieces: readonly Piece[], expression: string, text: string, part: string): string {
  if (part === text) return expression;
  const changed = pieces.find((piece) => piece.to === part && piece.from !== part);
  if (changed) return changed.from;
  if (!text.endsWith(part)) return part;
  let left = part.length;
  let from = expression.length;
  for (let i = pieces.length - 1; i >= 0 && left > 0; i--) {
    left -= pieces[i]?.to.length ?? 0;
    from -= pieces[i]?.from.length ?? 0;
  }
  return left === 0 ? expression.slice(from) : part;
}

const same = (text: string): Piece => ({ from: text, to: text });
