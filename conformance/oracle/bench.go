package main

import (
	"bufio"
	"encoding/json"
	"runtime"
	"syscall"
	"text/template"
	"time"
)

// A benchInput is an ApplicationSet's texts and some of its parameter sets.
type benchInput struct {
	Texts        []string         `json:"texts"`
	Options      []string         `json:"options"`
	Sets         []map[string]any `json:"sets"`
	Milliseconds int              `json:"milliseconds"`
}

// benchResult counts Applications a second, on one core.
type benchResult struct {
	Go         string  `json:"go"`
	Controller float64 `json:"controller"`
	ParsedOnce float64 `json:"parsedOnce"`
	Parse      float64 `json:"parse"`
	Execute    float64 `json:"execute"`
}

func bench(in *bufio.Reader, out *bufio.Writer) error {
	runtime.GOMAXPROCS(1)
	var input benchInput
	if err := json.NewDecoder(in).Decode(&input); err != nil {
		return err
	}
	parsed, err := parseAll(input)
	if err != nil {
		return err
	}
	result := benchResult{Go: runtime.Version()}
	texts := float64(len(input.Texts))
	result.Controller, err = rate(input, func(set map[string]any) error { return asController(input, set) })
	if err != nil {
		return err
	}
	result.ParsedOnce, err = rate(input, func(set map[string]any) error { return executeAll(input, parsed, set) })
	if err != nil {
		return err
	}
	result.Execute = result.ParsedOnce * texts
	result.Parse, err = rate(input, func(map[string]any) error { return parseOnly(input) })
	if err != nil {
		return err
	}
	result.Parse *= texts
	return json.NewEncoder(out).Encode(result)
}

// asController clones the base, parses and executes for each text of each set.
func asController(input benchInput, set map[string]any) error {
	for _, text := range input.Texts {
		if _, err := renderText(text, set, input.Options); err != nil {
			return err
		}
	}
	return nil
}

func parseAll(input benchInput) ([]*template.Template, error) {
	parsed := make([]*template.Template, len(input.Texts))
	for i, text := range input.Texts {
		var err error
		if parsed[i], err = parseText(text, input.Options); err != nil {
			return nil, err
		}
	}
	return parsed, nil
}

func executeAll(input benchInput, parsed []*template.Template, set map[string]any) error {
	for i, text := range input.Texts {
		if _, err := executeText(parsed[i], text, set); err != nil {
			return err
		}
	}
	return nil
}

// parseOnly lexes and parses without copying the functions, which is what our own parser is measured at.
func parseOnly(input benchInput) error {
	for _, text := range input.Texts {
		if _, err := template.New("base").Funcs(few).Parse(text); err != nil {
			return err
		}
	}
	return nil
}

var few = fewFunctions()

func fewFunctions() template.FuncMap {
	all := functions()
	chosen := template.FuncMap{}
	for _, name := range []string{"normalize", "trunc", "trimSuffix", "default", "int", "quote", "toYaml", "nindent"} {
		chosen[name] = all[name]
	}
	return chosen
}

// rate is how often work can be done in a second of processor time, set after set, after a warm-up.
func rate(input benchInput, work func(map[string]any) error) (float64, error) {
	total := time.Duration(input.Milliseconds) * time.Millisecond
	if _, err := repeat(input, work, total/2); err != nil {
		return 0, err
	}
	before, err := processorTime()
	if err != nil {
		return 0, err
	}
	count, err := repeat(input, work, total)
	if err != nil {
		return 0, err
	}
	after, err := processorTime()
	return float64(count) / (after - before).Seconds(), err
}

func repeat(input benchInput, work func(map[string]any) error, total time.Duration) (int, error) {
	start := time.Now()
	count := 0
	for ; time.Since(start) < total; count++ {
		if err := work(input.Sets[count%len(input.Sets)]); err != nil {
			return count, err
		}
	}
	return count, nil
}

// processorTime is what all threads of the process have used so far.
func processorTime() (time.Duration, error) {
	var usage syscall.Rusage
	err := syscall.Getrusage(syscall.RUSAGE_SELF, &usage)
	return time.Duration(usage.Utime.Nano() + usage.Stime.Nano()), err
}
