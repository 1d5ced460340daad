export { readArguments, usage } from "./arguments";
export { readSettings, type Settings, SettingsError, toEnvironment } from "./settings";
