package main

import (
	"sync"

	"google.golang.org/grpc/codes"
	"google.golang.org/grpc/status"
)

const maxWatchedUsers = 10_000

// watch is what one stream watches, and which of it is still to be sent. A user that changes twice meanwhile is sent once.
type watch struct {
	changed chan struct{} // holds a token while there is something to send

	mutex   sync.Mutex
	ids     map[int32]bool
	pending []int32 // oldest change first, each id once
}

func newWatch() *watch {
	return &watch{changed: make(chan struct{}, 1), ids: map[int32]bool{}}
}

func (w *watch) change(add, remove []int32) error {
	w.mutex.Lock()
	defer w.mutex.Unlock()
	for _, id := range remove {
		delete(w.ids, id)
		if i := w.position(id); i >= 0 {
			w.pending = append(w.pending[:i], w.pending[i+1:]...)
		}
	}
	for _, id := range add {
		if err := checkUserID(id); err != nil {
			return err
		}
		w.ids[id] = true
		w.enqueue(id)
	}
	if len(w.ids) > maxWatchedUsers {
		return status.Errorf(codes.ResourceExhausted,
			"One stream watches %d users at most; remove some, or open another stream for more.", maxWatchedUsers)
	}
	return nil
}

func (w *watch) notify(id int32) {
	w.mutex.Lock()
	defer w.mutex.Unlock()
	if w.ids[id] {
		w.enqueue(id)
	}
}

// next takes one user to send.
func (w *watch) next() (id int32, ok bool) {
	w.mutex.Lock()
	defer w.mutex.Unlock()
	if len(w.pending) == 0 {
		return 0, false
	}
	id, w.pending = w.pending[0], w.pending[1:]
	return id, true
}

func (w *watch) watchesAny() bool {
	w.mutex.Lock()
	defer w.mutex.Unlock()
	return len(w.ids) > 0
}

func (w *watch) enqueue(id int32) {
	if w.position(id) < 0 {
		w.pending = append(w.pending, id)
	}
	select {
	case w.changed <- struct{}{}:
	default:
	}
}

func (w *watch) position(id int32) int {
	for i, pending := range w.pending {
		if pending == id {
			return i
		}
	}
	return -1
}
