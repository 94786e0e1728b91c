// The works of the benchmark in Go, as its users would write them: goroutines and channels, on one
// thread. Prints how many a second, or bytes; says nothing for a work it does not know.
package main

import (
	"fmt"
	"os"
	"runtime"
	"strings"
	"time"
)

func rate(amount int, start time.Time) float64 {
	return float64(amount) / time.Since(start).Seconds()
}

func ring(amount, parties int) float64 {
	boxes := make([]chan int64, parties)
	for i := range boxes {
		boxes[i] = make(chan int64, 1)
	}
	done := make(chan bool)
	for i := range boxes {
		go func(in <-chan int64, out chan<- int64) {
			for left := range in {
				if left == 0 {
					done <- true
					return
				}
				out <- left - 1
			}
		}(boxes[i], boxes[(i+1)%parties])
	}
	runtime.Gosched()
	start := time.Now()
	boxes[0] <- int64(amount)
	<-done
	return rate(amount, start)
}

func spawn(amount int) float64 {
	done := make(chan bool, amount)
	start := time.Now()
	for i := 0; i < amount; i++ {
		go func() { done <- true }()
	}
	for i := 0; i < amount; i++ {
		<-done
	}
	return rate(amount, start)
}

func sky(out chan<- int64, first, leaves int64) {
	if leaves == 1 {
		out <- first
		return
	}
	in := make(chan int64, 10)
	for i := int64(0); i < 10; i++ {
		go sky(in, first+i*(leaves/10), leaves/10)
	}
	sum := int64(0)
	for i := 0; i < 10; i++ {
		sum += <-in
	}
	out <- sum
}

func skynet(leaves int64) float64 {
	out := make(chan int64, 1)
	start := time.Now()
	go sky(out, 0, leaves)
	if <-out != leaves*(leaves-1)/2 {
		panic("wrong sum")
	}
	return rate(1111111, start)
}

func fanIn(amount, producers int) float64 {
	in := make(chan int64, 64)
	start := time.Now()
	for i := 0; i < producers; i++ {
		go func() {
			for j := 0; j < amount/producers; j++ {
				in <- int64(j)
			}
		}()
	}
	sum := int64(0)
	for i := 0; i < amount; i++ {
		sum += <-in
	}
	return rate(amount, start)
}

func pipeline(amount, stages int) float64 {
	first := make(chan int64, 64)
	in := first
	for i := 0; i < stages; i++ {
		out := make(chan int64, 64)
		go func(in <-chan int64, out chan<- int64) {
			for number := range in {
				out <- number + 1
			}
			close(out)
		}(in, out)
		in = out
	}
	start := time.Now()
	go func() {
		for i := 0; i < amount; i++ {
			first <- int64(i)
		}
		close(first)
	}()
	for range in {
	}
	return rate(amount, start)
}

func residentBytes() float64 {
	text, _ := os.ReadFile("/proc/self/statm")
	var total, resident float64
	fmt.Sscan(strings.TrimSpace(string(text)), &total, &resident)
	return resident * float64(os.Getpagesize())
}

func idleBytes(amount int) float64 {
	before := residentBytes()
	for i := 0; i < amount; i++ {
		in, out := make(chan int64, 1), make(chan int64, 1)
		go func() { out <- <-in }()
	}
	for i := 0; i < 3; i++ {
		time.Sleep(10 * time.Millisecond)
	}
	return (residentBytes() - before) / float64(amount)
}

func main() {
	runtime.GOMAXPROCS(1)
	result := 0.0
	switch os.Args[1] {
	case "ping-pong":
		result = ring(2000000, 2)
	case "ring-503":
		result = ring(2000000, 503)
	case "ring-10000":
		result = ring(2000000, 10000)
	case "spawn":
		result = spawn(1000000)
	case "skynet":
		result = skynet(1000000)
	case "fan-in-100":
		result = fanIn(5000000, 100)
	case "pipeline-100":
		result = pipeline(50000, 100)
	case "idle-bytes":
		result = idleBytes(100000)
	}
	if result > 0 {
		fmt.Println(result)
	}
}
