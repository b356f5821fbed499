package main

import (
	"context"
	"encoding/csv"
	"flag"
	"fmt"
	"io"
	"os"
	"strconv"
	"time"

	"users/pb"
)

func export(ctx context.Context, client pb.UserServiceClient, timeout time.Duration, args []string) error {
	options := flag.NewFlagSet("export", flag.ExitOnError)
	after := options.Int("after", 0, "only users after this id")
	upTo := options.Int("up-to", 0, "only users up to this id")
	activeOnly := options.Bool("active-only", false, "only active users")
	maxChunkBytes := options.Int("max-chunk-bytes", 0, "size of a chunk in bytes")
	options.Parse(args)

	ctx, cancel := withTimeout(ctx, timeout)
	defer cancel()
	stream, err := client.ExportUserStats(ctx, &pb.ExportUserStatsRequest{
		AfterUserId:   int32(*after),
		UpToUserId:    int32(*upTo),
		ActiveOnly:    *activeOnly,
		MaxChunkBytes: int32(*maxChunkBytes),
	})
	if err != nil {
		return err
	}
	return printUsers(stream)
}

func printUsers(stream pb.UserService_ExportUserStatsClient) error {
	out := csv.NewWriter(os.Stdout)
	defer out.Flush()
	out.Write([]string{"user_id", "username", "total_points", "is_active"})
	for users, chunks := 0, 0; ; chunks++ {
		chunk, err := stream.Recv()
		if err == io.EOF {
			fmt.Fprintf(os.Stderr, "users=%d chunks=%d\n", users, chunks)
			return out.Error()
		}
		if err != nil {
			return err
		}
		for i, id := range chunk.UserIds {
			out.Write([]string{
				strconv.Itoa(int(id)),
				chunk.Usernames[i],
				strconv.Itoa(int(chunk.TotalPoints[i])),
				strconv.FormatBool(chunk.IsActive[i]),
			})
		}
		users += len(chunk.UserIds)
	}
}
