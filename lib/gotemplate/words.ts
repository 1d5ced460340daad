/** The words of a template's commands with their places and what surrounds them: what a change of one of them needs. */
import type { Item, Offset } from "./lex";
import { tokens } from "./tokens";

export interface Word {
  readonly from: Offset;
  /** Exclusive. */
  to: Offset;
  /** As written: `.a.b`, `$x.c`, `upper`, `"text"`, `(...)`. */
  text: string;
  readonly type: Item["typ"] | "paren";
  /** The names after the dot or `$` of the data; null for anything else. */
  names: string[] | null;
  /** Where the dot is the whole data, as far as the text tells: not inside of range, with, define or block. */
  readonly atRoot: boolean;
  /** Whether it stands inside of a block, which may not run. */
  readonly inBlock: boolean;
  readonly command: Command;
  readonly position: number;
}

interface Command {
  readonly words: Word[];
  /** The command that its value goes to. */
  next: Command | null;
  readonly previous: Command | null;
  /** `if`, `range`, `with`, ... that the pipeline belongs to; empty for a plain action. */
  readonly keyword: string;
  readonly action: Action;
}

/** From `{{` to `}}`. */
export interface Action {
  readonly from: Offset;
  to: Offset;
}

/** All words of a template, in order of their beginning; none when it has a lexical error. */
export function words(text: string): Word[] {
  const reader = new WordReader();
  for (const item of tokens(text)) reader.take(item);
  return reader.words.toSorted((a, b) => a.from - b.from);
}

/** The action that holds an offset. */
export function actionAt(text: string, offset: Offset): Action | null {
  let from = -1;
  for (const { typ, pos, val } of tokens(text)) {
    if (typ === "leftDelim") from = pos;
    if (typ !== "rightDelim" || from < 0) continue;
    const to = pos + val.length;
    if (from <= offset && offset < to) return { from, to };
    if (from > offset) return null;
  }
  return null;
}

const openers = new Set(["if", "range", "with", "define", "block"]);
const movesDot = new Set(["range", "with", "define", "block"]);

class WordReader {
  readonly words: Word[] = [];
  private action: Action = { from: 0, to: 0 };
  private command: Command | null = null;
  private open: Word | null = null;
  private keyword = "";
  /** Commands around parentheses, with where these begin. */
  private readonly outer: { readonly command: Command; readonly from: Offset }[] = [];
  /** Blocks that are open, and whether each moves the dot. */
  private readonly blocks: { readonly movesDot: boolean }[] = [];

  take(item: Item): void {
    const { typ, pos, val } = item;
    switch (typ) {
      case "leftDelim":
        this.action = { from: pos, to: pos };
        this.begin("");
        return;
      case "rightDelim":
        this.action.to = pos + val.length;
        this.finishAction();
        return;
      case "space":
      case "comment":
        this.open = null;
        return;
      case "pipe":
        this.pipe();
        return;
      case "leftParen":
        if (this.command) this.outer.push({ command: this.command, from: pos });
        this.command = this.fresh(null, "");
        this.open = null;
        return;
      case "rightParen":
        this.closeParen(pos + val.length);
        return;
      case "declare":
      case "assign":
        this.begin(this.keyword);
        return;
      case "text":
        return;
      default:
        if (openers.has(typ) || typ === "else" || typ === "end" || typ === "template") this.control(typ);
        else this.word(item);
    }
  }

  private fresh(previous: Command | null, keyword: string): Command {
    return { words: [], next: null, previous, keyword, action: this.action };
  }

  private begin(keyword: string): void {
    this.keyword = keyword;
    this.command = this.fresh(null, keyword);
    this.open = null;
  }

  private pipe(): void {
    const before = this.command;
    this.command = this.fresh(before, before?.keyword ?? "");
    if (before) before.next = this.command;
    this.open = null;
  }

  private closeParen(to: Offset): void {
    const outer = this.outer.pop();
    this.command = outer?.command ?? null;
    if (outer) this.add("paren", outer.from, to, "", null);
  }

  /** `else if` and `else with` belong to the block that is open. */
  private control(typ: string): void {
    this.begin(typ);
    if (openers.has(typ) && !this.afterElse) this.pending = typ;
    this.afterElse = typ === "else";
    if (typ === "end") this.blocks.pop();
  }

  private pending = "";
  private afterElse = false;

  private finishAction(): void {
    if (this.pending !== "") this.blocks.push({ movesDot: movesDot.has(this.pending) });
    this.pending = "";
    this.afterElse = false;
    this.keyword = "";
    this.command = null;
    this.open = null;
  }

  private word({ typ, pos, val }: Item): void {
    const { open } = this;
    if (typ === "field" && open && open.to === pos) {
      open.to = pos + val.length;
      open.text += val;
      open.names?.push(val.slice(1));
      return;
    }
    const names = typ === "field" ? [val.slice(1)] : typ === "dot" || val === "$" ? [] : null;
    this.add(typ, pos, pos + val.length, val, names);
  }

  private add(type: Word["type"], from: Offset, to: Offset, text: string, names: string[] | null): void {
    const { command } = this;
    if (!command) return;
    const atRoot = text === "$" || !this.blocks.some((block) => block.movesDot);
    const inBlock = this.blocks.length > 0;
    const made: Word = {
      from,
      to,
      text,
      type,
      names,
      atRoot,
      inBlock,
      command,
      position: command.words.length,
    };
    command.words.push(made);
    this.words.push(made);
    this.open = made;
  }
}
