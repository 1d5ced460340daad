/** Manifests that the stories need, as text. */

const base64 = (text: string) => Buffer.from(text).toString("base64");

export interface PythonManifests {
  readonly baseUrl: string;
  readonly token: string;
}

/** The documentation's simple case: ConfigMap, Secret, ApplicationSet with a template that works. */
export function simpleManifests({ baseUrl, token }: PythonManifests): string {
  return `apiVersion: argoproj.io/v1alpha1
kind: ApplicationSet
metadata:
  name: myplugin
  namespace: argocd
spec:
  goTemplate: true
  goTemplateOptions: ["missingkey=error"]
  generators:
    - plugin:
        configMapRef:
          name: my-plugin
        input:
          parameters:
            key1: value1
        values:
          value1: something
        requeueAfterSeconds: 30
  template:
    metadata:
      name: "myplugin-{{ .key1 }}"
      annotations:
        from.values: "{{ .values.value1 }}"
    spec:
      project: default
      source:
        repoURL: https://git.example.com/apps.git
        targetRevision: HEAD
        path: app
      destination:
        server: https://kubernetes.default.svc
        namespace: default
---
apiVersion: v1
kind: ConfigMap
metadata:
  name: my-plugin
  namespace: argocd
data:
  token: "$plugin.myplugin.token"
  baseUrl: "${baseUrl}"
---
apiVersion: v1
kind: Secret
metadata:
  name: argocd-secret
  namespace: argocd
  labels:
    app.kubernetes.io/part-of: argocd
type: Opaque
data:
  plugin.myplugin.token: "${base64(token)}"
`;
}
