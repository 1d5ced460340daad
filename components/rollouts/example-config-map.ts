/** What an empty page offers to load: the documentation's own example, whose checksum has 40 characters. */
export const exampleConfigMap = `apiVersion: v1
kind: ConfigMap
metadata:
  name: argo-rollouts-config
  namespace: argo-rollouts
data:
  trafficRouterPlugins: |-
    - name: "argoproj-labs/sample-nginx"
      location: "https://github.com/argoproj-labs/rollouts-plugin-trafficrouter-sample-nginx/releases/download/v0.0.1/metric-plugin-linux-amd64"
      sha256: "08f588b1c799a37bbe8d0fc74cc1b1492dd70b2c"
  metricProviderPlugins: |-
    - name: "argoproj-labs/sample-prometheus"
      location: "file://./my-custom-plugin"
`;
