/** `npm start` and `npm run dev`: the app on a port, until it is told to end. */
import { readArguments, usage } from "../lib/settings";
import { ensureBuild } from "./build";
import { explain } from "./explain";
import { withExposure } from "./exposure";
import { startServer } from "./server";
import { untilSignal } from "./until-signal";

async function main(): Promise<void> {
  const { settings: given, dev, help } = readArguments(process.argv.slice(2), process.env);
  if (help) {
    console.log(usage);
    return;
  }
  const { settings, generated } = withExposure(given);
  if (!dev) await ensureBuild(console.error);
  const server = await startServer(settings, { dev });
  console.log(`AppSet Inspector: ${server.url}${generated ? `/?token=${settings.accessToken}` : ""}`);
  if (settings.accessToken !== "" && !generated)
    console.log("It asks for the access token that it was given.");
  if (settings.trustProxy && settings.accessToken === "")
    console.log("It asks for no access token: whoever the proxy lets through may use it.");
  if (settings.allowExec)
    console.log(
      "It may execute plugins of Argo Rollouts (--allow-exec): foreign code, with this user's rights.",
    );
  if (settings.manifests !== "") console.log(`Manifests: ${settings.manifests}`);
  await untilSignal(server.close);
}

main().catch((error: unknown) => {
  console.error(explain(error));
  process.exit(1);
});
