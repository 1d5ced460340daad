package main

import (
	"bufio"
	"encoding/base64"
	"encoding/json"
	"fmt"
	"io"
	"runtime/debug"
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

const tooLong = 3 * time.Second

// A value that holds itself ends the program soon, not after a gigabyte of stack.
const mostStack = 64 << 20

// fuzz answers line by line. A template that runs too long can't be stopped: it is answered as a panic, and the
// program ends with it.
func fuzz(in *bufio.Reader, out *bufio.Writer) error {
	debug.SetMaxStack(mostStack)
	decoder := json.NewDecoder(in)
	for {
		var c fuzzCase
		if err := decoder.Decode(&c); err == io.EOF {
			return nil
		} else if err != nil {
			return err
		}
		a, inTime := answerInTime(c)
		line, err := json.Marshal(a)
		if err != nil {
			return err
		}
		if _, err := out.Write(append(line, '\n')); err != nil {
			return err
		}
		if err := out.Flush(); err != nil || !inTime {
			return err
		}
	}
}

func answerInTime(c fuzzCase) (answer, bool) {
	done := make(chan answer, 1)
	go func() { done <- answerCase(c) }()
	select {
	case a := <-done:
		return a, true
	case <-time.After(tooLong):
		return answer{Panic: encoded("too long")}, false
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
