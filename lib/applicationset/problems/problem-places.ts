/** Where a problem stands: paths of what is rendered made paths of the document, with line and column. */
import type { ProblemPlace } from "../../problems";
import { type ApplicationSetDocument, fieldText } from "../schema/application-set";
import type { Path } from "../yaml/read-document";

type Field = Pick<ProblemPlace, "field" | "position">;

export class ProblemPlaces {
  /** What is evaluated now: entry, set, and the path that rendered paths are relative to. */
  generator = 0;
  set: number | null = null;
  base: Path = [];
  private readonly fields = new Map<string, Field>();
  private readonly paths = new Map<string, Path>();

  constructor(
    private readonly document: ApplicationSetDocument,
    private readonly applicationSet: string,
  ) {}

  at(generator: number, set: number | null, base: Path): void {
    if (generator !== this.generator || base !== this.base) {
      this.fields.clear();
      this.paths.clear();
    }
    this.generator = generator;
    this.set = set;
    this.base = base;
  }

  /** Of a rendered path. */
  relative(path: Path): Field {
    const key = path.join("\n");
    const known = this.fields.get(key);
    if (known) return known;
    const place = this.fieldOf(this.absolute(path));
    this.fields.set(key, place);
    return place;
  }

  /** A rendered path in the document: in the generator's own template when it stands there, else in the ApplicationSet's. */
  absolute(path: Path): Path {
    if (path[1] === "templatePatch") return path;
    const key = path.join("\n");
    const known = this.paths.get(key);
    if (known) return known;
    const own = [...this.base, ...path];
    const inOwn = this.base.at(-1) !== "template" || this.document.has(own);
    const made = inOwn ? own : ["spec", "template", ...path];
    this.paths.set(key, made);
    return made;
  }

  /** Of a path in the document. */
  of(path: Path): ProblemPlace {
    return { applicationSet: this.applicationSet, ...this.fieldOf(path) };
  }

  private fieldOf(path: Path): Field {
    return { field: fieldText(path), position: this.document.position(path) };
  }
}
