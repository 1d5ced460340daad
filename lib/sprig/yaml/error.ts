/** What goyaml fails with: its own text, with `yaml: ` in front and the line where it knows one. */
export class YamlError extends Error {
  override readonly name = "YamlError";
  constructor(message: string) {
    super(`yaml: ${message}`);
  }
}
