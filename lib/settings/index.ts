export { readArguments, type ServeArguments, usage } from "./arguments";
export { type Environment, readSettings, type Settings, SettingsError, toEnvironment } from "./settings";
