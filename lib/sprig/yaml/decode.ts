/** A YAML text as the value that goyaml.v2 decodes into an `any`. // decode.go */
import { spendElement } from "../../gotemplate/spend";
import { fromBytes } from "../../gotemplate/utf8";
import { YamlError } from "./error";
import { goSyntax } from "./go-syntax";
import { type AliasNode, type MappingNode, type Node, parseYaml, type ScalarNode } from "./parser";
import { resolve, type YamlKey, type YamlMap, type YamlValue } from "./resolve";

const binaryTag = "tag:yaml.org,2002:binary";
const mergeTag = "tag:yaml.org,2002:merge";
/** decode.go: alias_ratio_range_low, alias_ratio_range_high */
const [lowCount, highCount] = [400_000, 4_000_000];

/** What decoding passes over in silence. */
export interface DecodeNotes {
  /** Some map has a key more than once, if only through a merge. */
  repeatedKeys: boolean;
}

/** The first document; null when there is none. Throws a YamlError. // yaml.go: Unmarshal */
export function decodeYaml(text: string, notes: DecodeNotes = { repeatedKeys: false }): YamlValue {
  const node = parseYaml(text);
  return node === null ? null : new Decoder(notes).value(node);
}

class Decoder {
  private readonly open = new Set<AliasNode>();
  private count = 0;
  private aliasCount = 0;

  constructor(private readonly notes: DecodeNotes) {}

  /** decode.go: (*decoder).unmarshal */
  value(node: Node): YamlValue {
    this.countNode();
    switch (node.kind) {
      case "alias":
        return this.alias(node, () => this.value(node.target));
      case "scalar":
        return scalar(node);
      case "sequence":
        return node.children.map((child) => this.value(child));
      case "mapping": {
        const map: YamlMap = new Map();
        this.fill(node, map);
        return map;
      }
    }
  }

  private countNode(): void {
    spendElement();
    this.count++;
    if (this.open.size > 0) this.aliasCount++;
    if (this.aliasCount <= 100 || this.count <= 1000) return;
    if (this.aliasCount / this.count > allowedAliasRatio(this.count)) {
      throw new YamlError("document contains excessive aliasing");
    }
  }

  // decode.go: (*decoder).alias
  private alias<T>(node: AliasNode, body: () => T): T {
    if (this.open.has(node)) throw new YamlError(`anchor '${node.name}' value contains itself`);
    this.open.add(node);
    const value = body();
    this.open.delete(node);
    return value;
  }

  // decode.go: (*decoder).mapping
  private fill(node: MappingNode, map: YamlMap): void {
    for (let i = 0; i < node.children.length; i += 2) {
      const [key, value] = [node.children[i], node.children[i + 1]];
      if (!key || !value) continue;
      if (isMerge(key)) {
        this.merge(value, map);
        continue;
      }
      const name = this.value(key);
      if (!isKey(name)) throw new YamlError(`invalid map key: ${goSyntax(name)}`);
      if (map.has(name)) this.notes.repeatedKeys = true;
      map.set(name, this.value(value));
    }
  }

  // decode.go: (*decoder).merge
  private merge(node: Node, map: YamlMap): void {
    if (node.kind !== "sequence") {
      this.mergeOne(node, map);
      return;
    }
    // Earlier nodes take precedence.
    for (const child of node.children.toReversed()) {
      this.mergeOne(child, map);
    }
  }

  private mergeOne(node: Node, map: YamlMap): void {
    const target = node.kind === "alias" ? node.target : node;
    if (target.kind !== "mapping") {
      throw new YamlError("map merge requires map or sequence of maps as the value");
    }
    this.countNode();
    if (node.kind === "mapping") {
      this.fill(target, map);
      return;
    }
    if (node.kind !== "alias") return;
    this.alias(node, () => {
      this.countNode();
      this.fill(target, map);
    });
  }
}

function isKey(value: YamlValue): value is YamlKey {
  return !Array.isArray(value) && !(value instanceof Map);
}

// decode.go: isMerge
function isMerge(node: Node): boolean {
  return node.kind === "scalar" && node.value === "<<" && (node.implicit || node.tag === mergeTag);
}

// decode.go: allowedAliasRatio
function allowedAliasRatio(count: number): number {
  if (count <= lowCount) return 0.99;
  return count >= highCount ? 0.1 : 0.99 - 0.89 * ((count - lowCount) / (highCount - lowCount));
}

// decode.go: (*decoder).scalar
function scalar(node: ScalarNode): YamlValue {
  if (node.tag === "" && !node.implicit) return node.value;
  if (node.tag === binaryTag) return binary(node.value);
  return resolve(node.tag, node.value)?.value ?? nullOrText(node);
}

/** A null, or the text under a tag of somebody else's. */
function nullOrText(node: ScalarNode): YamlValue {
  return resolve(node.tag, node.value) ? null : node.value;
}

function binary(text: string): string {
  const bare = text.replace(/[\r\n]/g, "");
  const good = bare.length % 4 === 0 && /^[A-Za-z0-9+/]*={0,2}$/.test(bare);
  if (!good) throw new YamlError("!!binary value contains invalid base64 data");
  return fromBytes(Uint8Array.from(atob(bare), (char) => char.charCodeAt(0)));
}
