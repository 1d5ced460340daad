/** APPSET0xx: parameter sets, templates and the Applications that come of them. */
import type { CatalogueEntry } from "./catalogue-entry";

const stops =
  "The controller creates, updates and deletes no Application of this set, shows the first error in the status, and tries again in 180 s.";
const unknownHere =
  "The controller evaluates it; here its parameter sets are unknown, not zero, so nothing is said of what it would delete.";

export const appsetCatalogue = {
  APPSET001: {
    severity: "error",
    title: "ApplicationSet can't be read",
    controller:
      "Nothing: kubectl and the API server refuse the object, so the controller keeps seeing the old one.",
    why: "The object must decode into Go's types. A boolean or number field takes no text, so a template like '{{ .x }}' can't stand there; templatePatch can set such a field.",
    remedy: "Correct the manifest at the line given.",
  },
  APPSET002: {
    severity: "warning",
    title: "Unknown field",
    controller:
      "It never sees the field: the API server drops it, or refuses the object under strict validation.",
    why: "Go's types have no such field, and decoding passes over what it does not know.",
    remedy: "Check the spelling and the level of indentation.",
  },
  APPSET003: {
    severity: "warning",
    title: "Generator entry without a known kind",
    controller:
      "It logs “contains unrecognized generators” and goes on: the entry gives no parameter sets and no error.",
    why: "The controller looks for the generators that it knows, one field each; an entry without any of them fits none.",
    remedy:
      "Name one of the generators: list, plugin, matrix, merge, git, clusters, pullRequest, scmProvider, ...",
  },
  APPSET005: {
    severity: "info",
    title: "Generator is not evaluated yet",
    controller: unknownHere,
    why: "The generator asks a source outside of the manifests: a repository, a provider, a cluster.",
    remedy:
      "Give its parameter sets as a fixture: a document of kind Fixture beside the manifest (render also takes --fixture KIND=FILE).",
  },
  APPSET006: {
    severity: "info",
    title: "Plugin has not been called yet",
    controller: "The controller calls it at each reconcile; here its parameter sets are unknown, not zero.",
    why: "The plugin's answer decides the parameter sets, and nobody has asked it from here.",
    remedy: "Send the request to the plugin, or give a recorded answer.",
  },
  APPSET007: {
    severity: "info",
    title: "Part of a templatePatch is not evaluated yet",
    controller:
      "The controller patches every rendered Application; here the patched Applications are unknown.",
    why: "A strategic merge of this form is rare, and the inspector rather says nothing than something wrong.",
    remedy: "Remove templatePatch from a copy of the manifest to see the Applications before the patch.",
  },
  APPSET008: {
    severity: "warning",
    title: "Plugin's answer is not known here",
    controller: "It makes the same call from where it runs, and may get another answer.",
    why: "The call ended in a way that says nothing about the controller: it was cancelled, not allowed here, or its answer was too large.",
    remedy: "Look at the plugin's last run.",
  },
  APPSET009: {
    severity: "info",
    title: "Parameter sets come from a fixture",
    controller: "It asks the real source at each reconcile and knows nothing of the fixture.",
    why: "A fixture stands for what an outside source would give, so that the steps after it can be seen.",
    remedy: "Keep the fixture close to what the source gives, or remove it to see what is known without it.",
  },
  APPSET010: {
    severity: "error",
    title: "Generator fails",
    controller: `The entry gives no parameter sets, and that stops the whole set: ${stops}`,
    why: "An entry whose generator fails yields nothing at all, and any error ends the reconcile before Applications are looked at.",
    remedy: "Remove the cause named in the error; no other generator can make up for it.",
  },
  APPSET011: {
    severity: "error",
    title: "Zero parameter sets: every Application would be deleted",
    controller:
      "Zero parameter sets are no error: under the default policy the controller deletes every Application of this set.",
    why: "The controller compares what is generated with what exists, and can't tell “nothing any more” from “the source has failed to say”.",
    remedy:
      "Let the source answer with an error when it has nothing to say, or protect the set with syncPolicy.applicationsSync: create-update.",
  },
  APPSET012: {
    severity: "warning",
    title: "Selector keeps nothing",
    controller: "It drops every parameter set of the entry without an error.",
    why: "A selector is matched against the parameter set flattened with dots, each value as Go prints it.",
    remedy:
      "Compare the selector with the parameter sets: values are compared as printed text (1000000 is 1e+06), lists and maps have no key of their own.",
  },
  APPSET013: {
    severity: "error",
    title: "Selector can't be parsed",
    controller: `It asks no source. ${stops}`,
    why: "The selector is parsed before the generators of its entry are asked.",
    remedy:
      "Use In, NotIn, Exists or DoesNotExist, with values where they belong, and keys that are qualified names.",
  },
  APPSET014: {
    severity: "warning",
    title: "Selector can't look into this value",
    controller:
      "It compares the whole list as one text, such as [preview ui]; there is no key for its items, so Exists and In on one never match.",
    why: "Only plain maps and lists, and maps of texts, are flattened with dots; a list of Go's own type (labels, path.segments) is one leaf, printed as Go prints it.",
    remedy:
      "Filter in the generator itself (labels, filters, directories), or match the whole text that the list prints as.",
  },
  APPSET020: {
    severity: "error",
    title: "Template can't be rendered",
    controller: stops,
    why: "Go's text/template ends at the first error of a text, and one text that fails ends the set.",
    remedy: "Correct the template, or the parameter set that it fails on.",
  },
  APPSET021: {
    severity: "error",
    title: "Template can't be parsed",
    controller: stops,
    why: "Every text is parsed before it is executed, so a fault of its syntax fails whatever the data is.",
    remedy: "Correct the template's syntax at the place given; it fails for every parameter set.",
  },
  APPSET022: {
    severity: "error",
    title: "Entry of generator.input.parameters used as a plain value",
    controller: `The entries are Go structs of type v1.JSON, not plain values, although the documentation shows them so. ${stops}`,
    why: "The controller puts spec input.parameters into the set as Go holds it: each entry is a struct with the undecoded bytes in its field Raw, so index, fields, range and eq find no map and no text.",
    remedy:
      "Go through JSON: {{ (.generator.input.parameters | toJson | fromJson).map.key1 }}, or put the value into the generator's values.",
  },
  APPSET023: {
    severity: "error",
    title: "Entry of generator.input.parameters prints as bytes",
    controller: "It applies the Application with the bytes in it: there is no error.",
    why: "fmt prints a struct field by field: the entry's only field is Raw, a list of bytes.",
    remedy:
      "Go through JSON: {{ (.generator.input.parameters | toJson | fromJson).key1 }}, or {{ .generator.input.parameters.key1.Raw | toString | fromJson }}.",
  },
  APPSET024: {
    severity: "error",
    title: "Parameter without its dot in Go mode",
    controller: `Without the dot the name is a function. ${stops}`,
    why: "In Go's templates .name is a field of the data and name is a function; Sprig has functions called values, title and others, so the mistake may even parse.",
    remedy: "Write the dot: {{ .values.x }}, {{ .name }}.",
  },
  APPSET025: {
    severity: "error",
    title: "Go template syntax with goTemplate: false",
    controller: "It looks the tag up as it stands, finds no such key, and leaves the tag in the text.",
    why: "With goTemplate: false the text between {{ and }} is one flat key; dots, pipes and functions mean nothing there.",
    remedy: "Set spec.goTemplate: true, or write {{name}} without a dot.",
  },
  APPSET026: {
    severity: "warning",
    title: "Placeholder stays in the output",
    controller:
      "With goTemplate: false a tag that is no key with a text value stays as written; there is no error.",
    why: "fasttemplate gives the tag back when it finds no text under its key.",
    remedy: "Use a key of the parameter set; maps and lists are reached by dots ({{a.b}}, {{list.0}}).",
  },
  APPSET027: {
    severity: "error",
    title: "Key missing in a parameter set",
    controller: stops,
    why: "With missingkey=error Go's template ends as soon as a map lacks the key, also inside if, and before default can be asked.",
    remedy:
      'Let the source give the key in every set, or guard it: {{ if hasKey . "x" }}, {{ dig "x" "" . }}.',
  },
  APPSET028: {
    severity: "warning",
    title: "<no value> in the output",
    controller: "It applies the Application with the text “<no value>” in it: there is no error.",
    why: "A map without the key gives nil, and text/template prints nil as <no value>.",
    remedy: 'Set goTemplateOptions: ["missingkey=error"], or give a default: {{ .x | default "y" }}.',
  },
  APPSET029: {
    severity: "warning",
    title: "Number printed in scientific notation",
    controller:
      "A JSON number is a float64: from 1e+06 on whole numbers print with an exponent. It applies the text as it is.",
    why: "Every JSON number is a float64, and Go prints a float64 by the verb %v, which takes an exponent from six digits on: 1e+06, 1.234567e+06.",
    remedy: "Convert it: {{ int64 .x }}, or let the plugin give the number as text.",
  },
  APPSET030: {
    severity: "error",
    title: "Unknown entry in goTemplateOptions",
    controller:
      "The reconcile panics and recovers: nothing is created, updated or deleted, and no status shows why.",
    why: "text/template's Option panics on what it does not know, and the controller hands every entry to it.",
    remedy:
      "Use missingkey=default, missingkey=invalid, missingkey=zero or missingkey=error, without spaces.",
  },
  APPSET031: {
    severity: "error",
    title: "The reconcile panics",
    controller: "It recovers: nothing is created, updated or deleted, and no status shows why.",
    why: "Go's reflection panics when a value is put into a map of another type; the library that runs the reconcile recovers and only logs.",
    remedy: "Change what leads to it.",
  },
  APPSET032: {
    severity: "warning",
    title: "Output changes at every reconcile",
    controller: "It updates the Application at every reconcile: it never settles.",
    why: "The function's result depends on the clock, on random numbers or on a new key, so each reconcile generates another Application.",
    remedy: "Replace functions of clock, random or keys by a value from the parameter set.",
  },
  APPSET033: {
    severity: "error",
    title: "Unknown function",
    controller: stops,
    why: "Argo CD gives its templates Sprig's functions without env, expandenv and getHostByName, and some of its own; Helm's are Helm's.",
    remedy:
      "Use one of Sprig's functions; env, expandenv, getHostByName and Helm's own (include, required, lookup) don't exist here.",
  },
  APPSET034: {
    severity: "warning",
    title: "Empty parameter set",
    controller: "It takes the template as written, placeholders included, and adds no finalizer.",
    why: "The controller renders only when the parameter set has at least one key; it then also adds the finalizer.",
    remedy: "Give the set at least one key.",
  },
  APPSET035: {
    severity: "warning",
    title: "Integer beyond 2^53",
    controller: "It reads JSON numbers as float64: the last digits are lost.",
    why: "Go decodes a JSON number without a type into float64, which holds integers exactly only up to 2^53.",
    remedy: "Let the plugin give the number as text.",
  },
  APPSET036: {
    severity: "error",
    title: "The inspector stopped rendering",
    controller: "The controller has no such limit: it may render this, slowly, or run out of memory.",
    why: "The inspector bounds steps, depth and output so that no template can hang it.",
    remedy: "Make the template smaller.",
  },
  APPSET037: {
    severity: "error",
    title: "One parameter set's failure stops all",
    controller: stops,
    why: "Rendering gathers the first error and gives up the whole result: nothing is applied while a single set fails.",
    remedy:
      "Correct the sets that fail, or leave them out with a selector, until then every Application of this set stands still.",
  },
  APPSET038: {
    severity: "error",
    title: "Function refuses a map of texts",
    controller: stops,
    why: "labels, annotations and values are a Go map[string]string, and get, hasKey, keys, pick, omit, merge, set, unset and dig take only map[string]interface {}.",
    remedy:
      'Go through JSON: {{ get (.values | toJson | fromJson) "x" }}, or read the key by index or field.',
  },
  APPSET039: {
    severity: "info",
    title: "tpl removes <no value>",
    controller: "It deletes every <no value> from what tpl gives, also where that was data.",
    why: "tpl renders without the options of goTemplateOptions, as Helm does, and then removes the words that a missing key prints as.",
    remedy: "Give missing keys a default inside of the text that tpl renders.",
  },
  APPSET040: {
    severity: "error",
    title: "Two Applications with one name",
    controller: "It takes neither: both are invalid and skipped, the others are applied.",
    why: "The names are checked after rendering: both of a pair get an error, and errors are kept by name.",
    remedy: "Put what tells the parameter sets apart into metadata.name.",
  },
  APPSET041: {
    severity: "error",
    title: "Application without a name",
    controller: "It is invalid and skipped; the others are applied.",
    why: "An Application without a name is no valid object, so it is left out before anything is applied.",
    remedy: "Give metadata.name a text that is never empty.",
  },
  APPSET042: {
    severity: "info",
    title: "The template's namespace has no effect",
    controller:
      "It renders metadata.namespace, fails if that fails, and then writes the ApplicationSet's own namespace over it.",
    why: "An Application always lives in its ApplicationSet's namespace; spec.destination.namespace says where its resources go.",
    remedy: "Remove metadata.namespace from the template; set spec.destination.namespace for the resources.",
  },
  APPSET050: {
    severity: "warning",
    title: "Reserved key generator in a plugin's answer",
    controller: "It sets generator itself: the whole key is replaced, not only generator.input.parameters.",
    why: "The generator writes its own map over the key after it has taken the plugin's answer.",
    remedy: "Use another name for the key in the plugin's answer.",
  },
  APPSET051: {
    severity: "warning",
    title: "Reserved key values in a plugin's answer",
    controller: "The generator's own values replace it.",
    why: "The rendered values are put into the set under the key values, over what stands there: as a whole with goTemplate: true, one by one as values.<name> otherwise.",
    remedy: "Use another name for the key in the plugin's answer, or remove values from the generator.",
  },
  APPSET052: {
    severity: "info",
    title: "Key that looks like a reserved one",
    controller: "Nothing: only generator and values, spelled so, are its own.",
    why: "The controller compares the key as it is written, with case and dots.",
    remedy: "Use another name, so that nobody takes it for the controller's.",
  },
  APPSET053: {
    severity: "warning",
    title: "A key values is replaced",
    controller:
      "The generator's own values take the place of the set's key values, as a whole with goTemplate: true.",
    why: "The rendered values are written into the set under the key values after the source's own keys.",
    remedy: "Use another name for the key in the source, or remove values from the generator.",
  },
  APPSET090: {
    severity: "error",
    title: "Number or boolean where text belongs",
    controller: "Nothing: the API server refuses the object, so the controller keeps seeing the old one.",
    why: "YAML reads 1.10, true and 08 as a number or boolean. A file read without a cluster is lenient: it makes a text of them, perhaps another one (1.10 becomes 1.1).",
    remedy: "Put the value in quotes.",
  },
  APPSET091: {
    severity: "error",
    title: "Value that the API server refuses",
    controller: "Nothing: the API server refuses the object, so the controller keeps seeing the old one.",
    why: "The CustomResourceDefinition says what a field may hold; the controller's own decoding does not look at it.",
    remedy: "Use a value that is allowed.",
  },
  APPSET092: {
    severity: "error",
    title: "Required field is missing",
    controller: "Nothing: the API server refuses the object, so the controller keeps seeing the old one.",
    why: "The CustomResourceDefinition requires the field wherever this type stands, also in a generator's own template and where a templatePatch would fill it.",
    remedy:
      "Write the field. A text may be empty; a template's spec wants its project, source and destination, too.",
  },
  APPSET093: {
    severity: "error",
    title: "Field's name in other letters",
    controller:
      "It never sees the field: the API server drops it, or refuses the object under strict validation, as kubectl asks for.",
    why: "Go's decoding takes names in any letters, the API server only as they are defined.",
    remedy: "Write the name as it is defined.",
  },
  APPSET094: {
    severity: "warning",
    title: "More than one document",
    controller: "It sees each document as an object of its own.",
    why: "A draft is one ApplicationSet: only the first document is evaluated.",
    remedy: "Remove the other documents; fixtures belong into their own field.",
  },
  APPSET095: {
    severity: "warning",
    title: "Unknown field of a nested generator",
    controller: "It passes over the field, without an error.",
    why: "A matrix or merge inside of another is free JSON to the API server: it keeps every field, and refuses none.",
    remedy: "Check the spelling and the level of indentation.",
  },
  APPSET096: {
    severity: "warning",
    title: "Key that YAML reads as a boolean",
    controller: "It sees the key “true” or “false”: a template that reads the key as written finds nothing.",
    why: "Kubernetes reads YAML 1.1, where y, n, yes, no, on and off are booleans, also as keys.",
    remedy: "Put the key in quotes, or use another name.",
  },
} as const satisfies Record<string, CatalogueEntry>;
