/** What Kubernetes accepts as names, label values and keys; each function gives the API server's own words of refusal. */
import { byteLength } from "../../gotemplate";

const nameForm = "([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]";
const subdomainForm = "[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*";
const nameRegex = new RegExp(`^${nameForm}$`);

const nameFault =
  "must consist of alphanumeric characters, '-', '_' or '.', and must start and end with an alphanumeric character " +
  `(e.g. 'MyName',  or 'my.name',  or '123-abc', regex used for validation is '${nameForm}')`;
const subdomainFault =
  "a lowercase RFC 1123 subdomain must consist of lower case alphanumeric characters, '-' or '.', and must start " +
  `and end with an alphanumeric character (e.g. 'example.com', regex used for validation is '${subdomainForm}')`;
const labelValueFault =
  "a valid label must be an empty string or consist of alphanumeric characters, '-', '_' or '.', and must start and " +
  `end with an alphanumeric character (e.g. 'MyValue',  or 'my_value',  or '12345', regex used for validation is '(${nameForm})?')`;

const longestName = 63;
const longestSubdomain = 253;

/** Most keys stand in many Applications. */
const knownNames = new Map<string, readonly string[]>();
const mostNames = 10_000;

const tooLong = (most: number) => `must be no more than ${most} characters`;

/** The form, without its nested repetition: linear whatever the text. */
function isSubdomain(text: string): boolean {
  return /^[a-z0-9][-a-z0-9.]*$/.test(text) && !/[.-]$|[.-]\.|\.-/.test(text);
}

/** validation.go: IsDNS1123Subdomain */
export function subdomainFaults(value: string): string[] {
  const isLong = value.length * 3 > longestSubdomain && byteLength(value) > longestSubdomain;
  const faults = isLong ? [tooLong(longestSubdomain)] : [];
  return isSubdomain(value) ? faults : [...faults, subdomainFault];
}

/** validation.go: IsValidLabelValue */
export function labelValueFaults(value: string): string[] {
  const faults =
    value.length * 3 > longestName && byteLength(value) > longestName ? [tooLong(longestName)] : [];
  return value === "" || nameRegex.test(value) ? faults : [...faults, labelValueFault];
}

/** validation.go: IsQualifiedName */
export function qualifiedNameFaults(key: string): readonly string[] {
  const known = knownNames.get(key);
  if (known) return known;
  const faults = nameFaults(key);
  if (knownNames.size < mostNames && key.length < 1_000) knownNames.set(key, faults);
  return faults;
}

function nameFaults(key: string): string[] {
  const parts = key.split("/");
  if (parts.length > 2) {
    return [
      `a qualified name ${nameFault} with an optional DNS subdomain prefix and '/' (e.g. 'example.com/MyName')`,
    ];
  }
  const name = parts.at(-1) ?? "";
  const faults = parts.length === 2 ? prefixFaults(parts[0] ?? "") : [];
  if (name === "") faults.push("name part must be non-empty");
  else if (byteLength(name) > longestName) faults.push(`name part ${tooLong(longestName)}`);
  if (!nameRegex.test(name)) faults.push(`name part ${nameFault}`);
  return faults;
}

function prefixFaults(prefix: string): string[] {
  if (prefix === "") return ["prefix part must be non-empty"];
  return subdomainFaults(prefix).map((fault) => `prefix part ${fault}`);
}
