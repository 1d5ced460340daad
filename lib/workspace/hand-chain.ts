/** The chain of a plugin registered by hand: its token and its address were given, nothing is looked up. */
import { baseUrlProblem, type ChainLink } from "../plugin";
import { type Problem, problem } from "../problems";
import type { UnsealedPlugin } from "./registered-plugins";

/** The links token, baseUrl and answer. */
export function handChain(plugin: UnsealedPlugin): {
  links: readonly ChainLink[];
  problems: readonly Problem[];
} {
  const links = [tokenLink(plugin), addressLink(plugin), notCalled];
  return { links, problems: links.flatMap((link) => link.problem ?? []) };
}

const notCalled: ChainLink = { id: "answer", state: "notReached", title: "Answer", value: "", problem: null };

function tokenLink({ name, token, hasToken }: UnsealedPlugin): ChainLink {
  const link = { id: "token", title: "Token given by hand" } as const;
  if (token !== null) {
    const state = hasToken ? "ok" : "warning";
    return {
      ...link,
      state,
      value: hasToken ? "kept on the server" : "none: no Authorization header",
      problem: null,
    };
  }
  const message = "The token kept for this plugin can't be read with this data folder's key.";
  const found = problem("SOURCE010", { plugin: name, link: "token" }, message);
  return { ...link, state: "error", value: "can't be read", problem: found };
}

function addressLink({ name, baseUrl }: UnsealedPlugin): ChainLink {
  const { shown, code, message } = baseUrlProblem(baseUrl);
  const found = code === null ? null : problem(code, { plugin: name, link: "baseUrl" }, message);
  const state = found === null ? "ok" : found.severity === "error" ? "error" : "warning";
  return { id: "baseUrl", state, title: "Base URL", value: shown, problem: found };
}
