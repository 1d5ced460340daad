// A plugin with realistic parameter sets: nested maps, lists, numbers, booleans. families.yaml renders them with
// functions of every family.
import { runAlone, servePlugin } from "./serve.mjs";

const environments = [
  {
    name: "Checkout Service",
    environment: "production",
    cluster: { name: "prod-eu-1", url: "https://10.20.0.1:6443", region: "eu-west-1" },
    version: "2.14.3",
    replicas: 6,
    limits: { cpu: 1.5, memoryMb: 2048 },
    hosts: ["shop.example.com", "checkout.example.com", "www.example.com"],
    releasedAt: "2026-03-14T09:26:53Z",
    features: { "new-cart": true, "gift-cards": false },
    config: '{"log":{"level":"info"},"retries":3}',
  },
  {
    name: "Checkout Service",
    environment: "staging",
    cluster: { name: "stage-eu-1", url: "https://10.30.0.1:6443", region: "eu-central-1" },
    version: "2.15.0-rc.1",
    replicas: 2,
    limits: { cpu: 0.5, memoryMb: 512 },
    hosts: ["shop.staging.example.com"],
    releasedAt: "2026-04-01T12:00:00Z",
    features: { "new-cart": true, "gift-cards": true },
    config: '{"log":{"level":"debug"},"retries":1}',
  },
];

export function startPlugin({ port = 0, token }) {
  return servePlugin({
    port,
    token,
    answer: ({ parameters }) => {
      const only = parameters.environment;
      return structuredClone(environments.filter(({ environment }) => !only || environment === only));
    },
  });
}

await runAlone(import.meta.url, startPlugin, 4364);
