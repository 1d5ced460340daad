package main

import (
	"bytes"
	"fmt"
	"regexp"
	"strings"
	"text/template"

	"github.com/Masterminds/sprig/v3"
	"github.com/gosimple/slug"
	"sigs.k8s.io/yaml"
)

// base holds all functions; each text gets a clone of it, as in the controller.
var base = template.New("base").Funcs(functions())

func functions() template.FuncMap {
	all := sprig.GenericFuncMap()
	for _, name := range []string{"env", "expandenv", "getHostByName"} {
		delete(all, name)
	}
	all["normalize"] = normalize
	all["slugify"] = slugify
	all["toYaml"] = toYAML
	all["fromYaml"] = fromYAML
	all["fromYamlArray"] = fromYAMLArray
	all["tpl"] = func(string, any) (string, error) { return "", nil } // each clone gets its own
	return all
}

// parseText gives a text's template with the options, and with a tpl that sees what the text defines.
func parseText(text string, options []string) (*template.Template, error) {
	clone, err := withTpl(base, 0)
	if err != nil {
		return nil, err
	}
	parsed, err := clone.Option(options...).Parse(text)
	if err != nil {
		return nil, fmt.Errorf("failed to parse template %s: %w", text, err)
	}
	return parsed, nil
}

func renderText(text string, params any, options []string) (string, error) {
	parsed, err := parseText(text, options)
	if err != nil {
		return "", err
	}
	return executeText(parsed, text, params)
}

func executeText(parsed *template.Template, text string, params any) (string, error) {
	var out bytes.Buffer
	if err := parsed.Execute(&out, params); err != nil {
		return "", fmt.Errorf("failed to execute go template %s: %w", text, err)
	}
	return out.String(), nil
}

const deepestTpl = 3

// withTpl clones a template and gives the clone a tpl of its own.
func withTpl(parent *template.Template, depth int) (*template.Template, error) {
	clone, err := parent.Clone()
	if err != nil {
		return nil, err
	}
	return clone.Funcs(template.FuncMap{"tpl": func(text string, values any) (string, error) {
		return tpl(clone, text, values, depth)
	}}), nil
}

func tpl(parent *template.Template, text string, values any, depth int) (string, error) {
	if depth >= deepestTpl {
		return "", fmt.Errorf("maximum recursion depth %d exceeded in tpl function", deepestTpl)
	}
	clone, err := withTpl(parent, depth+1)
	if err != nil {
		return "", err
	}
	// A new template of the same name, since a blank text would leave the old one in place.
	parsed, err := clone.New(clone.Name()).Parse(text)
	if err != nil {
		return "", fmt.Errorf("cannot parse template %q: %w", text, err)
	}
	var out strings.Builder
	if err := parsed.Execute(&out, values); err != nil {
		return "", fmt.Errorf("error during tpl function execution for %q: %w", text, err)
	}
	return strings.ReplaceAll(out.String(), "<no value>", ""), nil
}

var notInNames = regexp.MustCompile(`[^-a-z0-9.]`)

const longestName = 253

func normalize(name string) string {
	name = notInNames.ReplaceAllString(strings.ToLower(name), "-")
	if len(name) > longestName {
		name = name[:longestName]
	}
	return strings.Trim(name, "-.")
}

// slugify takes an optional length and an optional truncation mode before the text.
func slugify(args ...any) string {
	if len(args) == 0 {
		return ""
	}
	length, smart := 50, true
	if len(args) > 1 {
		length = args[0].(int)
	}
	if len(args) > 2 {
		smart = args[1].(bool)
	}
	slug.MaxLength, slug.EnableSmartTruncate = length, smart
	return slug.Make(normalize(args[len(args)-1].(string)))
}

func toYAML(value any) (string, error) {
	data, err := yaml.Marshal(value)
	return strings.TrimSuffix(string(data), "\n"), err
}

func fromYAML(text string) (map[string]any, error) {
	values := map[string]any{}
	err := yaml.Unmarshal([]byte(text), &values)
	return values, err
}

func fromYAMLArray(text string) ([]any, error) {
	values := []any{}
	err := yaml.Unmarshal([]byte(text), &values)
	return values, err
}
