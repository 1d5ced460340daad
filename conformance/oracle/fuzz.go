package main

import (
	"bufio"
	"encoding/base64"
	"encoding/json"
	"fmt"
	"io"
	"time"
)

// A fuzzCase is one line of the input, in the format of the conformance cases.
type fuzzCase struct {
	Template string         `json:"template"`
	Params   map[string]any `json:"params"`
	Options  []string       `json:"options"`
}

// An answer has exactly one of the three, in base64 since it may be any bytes.
type answer struct {
	Output *string `json:"output,omitempty"`
	Error  *string `json:"error,omitempty"`
	Panic  *string `json:"panic,omitempty"`
}

const tooLong = 10 * time.Second

// fuzz answers line by line; a template that runs too long is answered as a panic and left behind.
func fuzz(in *bufio.Reader, out *bufio.Writer) error {
	decoder := json.NewDecoder(in)
	for {
		var c fuzzCase
		if err := decoder.Decode(&c); err == io.EOF {
			return nil
		} else if err != nil {
			return err
		}
		line, err := json.Marshal(answerInTime(c))
		if err != nil {
			return err
		}
		if _, err := out.Write(append(line, '\n')); err != nil {
			return err
		}
		if err := out.Flush(); err != nil {
			return err
		}
	}
}

func answerInTime(c fuzzCase) answer {
	done := make(chan answer, 1)
	go func() { done <- answerCase(c) }()
	select {
	case a := <-done:
		return a
	case <-time.After(tooLong):
		return answer{Panic: encoded("too long")}
	}
}

func answerCase(c fuzzCase) (a answer) {
	defer func() {
		if r := recover(); r != nil {
			a = answer{Panic: encoded(fmt.Sprint(r))}
		}
	}()
	text, err := renderText(c.Template, c.Params, c.Options)
	if err != nil {
		return answer{Error: encoded(err.Error())}
	}
	return answer{Output: encoded(text)}
}

func encoded(text string) *string {
	result := base64.StdEncoding.EncodeToString([]byte(text))
	return &result
}
