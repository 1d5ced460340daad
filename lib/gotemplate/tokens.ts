/** A template's text as its tokens, with their places: for changing a template without touching the rest of it. */
import { type Item, Lexer } from "./lex";

/** All tokens up to the first error; empty when there is one. */
export function tokens(text: string): Item[] {
  const lexer = new Lexer(text);
  const found: Item[] = [];
  for (let item = lexer.nextItem(); item.typ !== "EOF"; item = lexer.nextItem()) {
    if (item.typ === "error") return [];
    found.push(item);
  }
  return found;
}
