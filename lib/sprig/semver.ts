/** Sprig's semver family, by Masterminds/semver 3.4 (the version that Argo CD 3.6 links). */
import { FunctionError } from "../gotemplate/errors";
import { type FunctionEnvironment, type FunctionTable, fn } from "../gotemplate/functions";
import { checkVersion, newConstraints } from "./semver/constraint";
import { versionPointer } from "./semver/value";
import { newVersion, SemverError } from "./semver/version";

export const semver: FunctionTable = {
  semver: fn(
    "func(version string) (*semver.Version, error)",
    "Reads a version, tolerant of a leading v and missing parts; gives an object with fields and methods.",
    (version: string) => versionPointer(goErrors(() => newVersion(version))),
  ),
  semverCompare: fn(
    "func(constraint, version string) (bool, error)",
    "Whether a version meets a constraint (Masterminds rules).",
    function (this: FunctionEnvironment, constraint: string, version: string) {
      this.checkSize("version constraint", constraint.length * 1024);
      return goErrors(() => {
        const constraints = newConstraints(constraint);
        return checkVersion(constraints, newVersion(version));
      });
    },
  ),
};

function goErrors<T>(body: () => T): T {
  try {
    return body();
  } catch (error) {
    throw error instanceof SemverError ? new FunctionError(error.message) : error;
  }
}
