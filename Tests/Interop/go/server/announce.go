package main

import (
	"context"
	"fmt"
	"path"
	"time"

	"google.golang.org/grpc"
)

func announceUnary(ctx context.Context, request interface{}, info *grpc.UnaryServerInfo, handle grpc.UnaryHandler) (interface{}, error) {
	defer announce(ctx, info.FullMethod)()
	return handle(ctx, request)
}

func announceStream(service interface{}, stream grpc.ServerStream, info *grpc.StreamServerInfo, handle grpc.StreamHandler) error {
	defer announce(stream.Context(), info.FullMethod)()
	return handle(service, stream)
}

// announce prints 'deadline METHOD SECONDS' at the start of a call that has one, and, from the function it returns,
// 'cancelled METHOD' when the caller went away, or the deadline passed, before the call was done.
func announce(ctx context.Context, fullMethod string) func() {
	method := path.Base(fullMethod)
	if deadline, ok := ctx.Deadline(); ok {
		fmt.Printf("deadline %s %.3f\n", method, time.Until(deadline).Seconds())
	}
	return func() {
		if ctx.Err() != nil {
			fmt.Printf("cancelled %s\n", method)
		}
	}
}
