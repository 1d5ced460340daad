// The oracle answers what Go's text/template with Sprig and Argo CD's functions gives: for the fuzzer case by
// case (`oracle fuzz`), for the benchmark as rates (`oracle bench`).
package main

import (
	"bufio"
	"fmt"
	"os"
)

func main() {
	if len(os.Args) != 2 {
		fail("usage: oracle fuzz|bench < input")
	}
	in := bufio.NewReaderSize(os.Stdin, 1<<20)
	out := bufio.NewWriterSize(os.Stdout, 1<<16)
	var err error
	switch os.Args[1] {
	case "fuzz":
		err = fuzz(in, out)
	case "bench":
		err = bench(in, out)
	default:
		err = fmt.Errorf("unknown mode %q", os.Args[1])
	}
	if err == nil {
		err = out.Flush()
	}
	if err != nil {
		fail(err.Error())
	}
}

func fail(message string) {
	fmt.Fprintln(os.Stderr, "oracle:", message)
	os.Exit(1)
}
