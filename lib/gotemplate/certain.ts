/**
 * What a template executes whatever its data is: the pipelines outside of branches, loops and short circuits. A fault
 * found in one of them is certain before there is any data.
 */
import type { CommandNode, ListNode, Node, PipeNode } from "./node";

/** One command, or an argument that is evaluated like one: a function without arguments, say. */
export interface CertainCommand {
  /** The innermost action, condition or parenthesis that it stands in. */
  readonly pipe: PipeNode;
  readonly words: readonly Node[];
  /** The command whose value comes down the pipeline; null for the first. */
  readonly before: CommandNode | null;
  /** What becomes of the pipeline's own value. */
  readonly use: "printed" | "ranged" | "other";
  readonly isLast: boolean;
}

/** All of them, in order. */
export function certainCommands(root: ListNode): CertainCommand[] {
  const found: CertainCommand[] = [];
  for (const node of root.nodes) {
    if (node.type === "action") walkPipe(node.pipe, node.pipe.decl.length === 0 ? "printed" : "other", found);
    else if (node.type === "range") walkPipe(node.pipe, "ranged", found);
    else if (node.type === "if" || node.type === "with") walkPipe(node.pipe, "other", found);
    else if (node.type === "template" && node.pipe) walkPipe(node.pipe, "other", found);
  }
  return found;
}

function walkPipe(pipe: PipeNode, use: CertainCommand["use"], found: CertainCommand[]): void {
  for (const [index, command] of pipe.cmds.entries()) {
    const isLast = index === pipe.cmds.length - 1;
    const before = pipe.cmds[index - 1] ?? null;
    found.push({ pipe, words: command.args, before, use, isLast });
    for (const [position, word] of command.args.entries()) {
      if (position === 0 ? word.type !== "identifier" : isReached(command, position))
        walkOperand(word, position === 0, pipe, found);
    }
  }
}

/** `and` and `or` may stop after their first argument. */
function isReached({ args: [first] }: CommandNode, position: number): boolean {
  const stops = first?.type === "identifier" && (first.ident === "and" || first.ident === "or");
  return !stops || position === 1;
}

function walkOperand(node: Node, isFirst: boolean, pipe: PipeNode, found: CertainCommand[]): void {
  if (node.type === "pipe") walkPipe(node, "other", found);
  else if (node.type === "chain") walkOperand(node.node, false, pipe, found);
  else if (node.type === "identifier" && !isFirst)
    found.push({ pipe, words: [node], before: null, use: "other", isLast: false });
}
