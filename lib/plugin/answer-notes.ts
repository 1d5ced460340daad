/** What is worth saying of an answer that the controller accepts: things it does silently. */
import type { JsonNode } from "../gotemplate/json/node";
import { isField } from "./decode-answer";

export interface AnswerNote {
  readonly kind: "empty_entry" | "number" | "twice" | "case";
  /** Dotted path from the top. */
  readonly path: string;
  /** Index in output.parameters; null elsewhere. */
  readonly set: number | null;
  /** Keys below the parameter set. */
  readonly key: readonly string[];
  readonly detail: string;
}

/** Enough to see the pattern. */
const maxNotes = 50;
const maxNodes = 2_000_000;

interface Visit {
  readonly node: JsonNode;
  readonly path: Trail | null;
  readonly depth: number;
}

interface Trail {
  readonly above: Trail | null;
  readonly token: string;
}

/** Goes over the tree in document order with a stack of its own. */
export function answerNotes(root: JsonNode): AnswerNote[] {
  const notes: AnswerNote[] = [];
  const pending: Visit[] = [{ node: root, path: null, depth: 0 }];
  let left = maxNodes;
  for (let next = pending.pop(); next && left > 0 && notes.length < maxNotes; next = pending.pop()) {
    left--;
    inspectNode(next, notes);
    push(pending, next);
  }
  return notes;
}

function push(pending: Visit[], { node, path, depth }: Visit): void {
  const children =
    node.kind === "array"
      ? node.items.map((item, i) => ({ node: item, token: String(i) }))
      : node.kind === "object"
        ? node.members.map(({ name, value }) => ({ node: value, token: name }))
        : [];
  for (const { node: child, token } of children.reverse()) {
    pending.push({ node: child, path: { above: path, token }, depth: depth + 1 });
  }
}

function inspectNode(visit: Visit, notes: AnswerNote[]): void {
  const { node, depth } = visit;
  if (node.kind === "number" && losesDigits(node.raw)) notes.push(note("number", visit, `${node.raw}`));
  if (
    depth === 3 &&
    isSet(visit) &&
    (node.kind === "null" || (node.kind === "object" && node.members.length === 0))
  ) {
    notes.push(note("empty_entry", visit, node.kind === "null" ? "null" : "{}"));
  }
  if (node.kind !== "object") return;
  const seen = new Set<string>();
  for (const { name } of node.members) {
    const field = depth === 0 ? "output" : depth === 1 ? "parameters" : null;
    const matches = field !== null && isField(name, field);
    const key = matches ? field : name;
    const place = { ...visit, path: { above: visit.path, token: name } };
    if (matches && name !== field) notes.push(note("case", place, name));
    if (seen.has(key)) notes.push(note("twice", place, name));
    seen.add(key);
  }
}

/** An integer that a float64 does not hold. */
function losesDigits(raw: string): boolean {
  return /^-?[0-9]{16,40}$/.test(raw) && BigInt(raw) !== BigInt(Number(raw));
}

function isSet({ path }: Visit): boolean {
  return setOf(tokensOf(path)) !== null;
}

function setOf([output, parameters, index]: readonly string[]): number | null {
  if (output === undefined || parameters === undefined || index === undefined) return null;
  return isField(output, "output") && isField(parameters, "parameters") ? Number(index) : null;
}

function note(kind: AnswerNote["kind"], { path }: Pick<Visit, "path">, detail: string): AnswerNote {
  const tokens = tokensOf(path);
  const set = setOf(tokens);
  return { kind, path: tokens.join("."), set, key: set === null ? [] : tokens.slice(3), detail };
}

function tokensOf(path: Trail | null): string[] {
  const tokens: string[] = [];
  for (let at = path; at; at = at.above) tokens.push(at.token);
  return tokens.reverse();
}
