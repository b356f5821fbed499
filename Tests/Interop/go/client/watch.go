package main

import (
	"bufio"
	"context"
	"flag"
	"fmt"
	"io"
	"os"
	"strings"
	"time"

	"users/pb"
)

func watch(ctx context.Context, client pb.UserServiceClient, timeout time.Duration, args []string) error {
	options := flag.NewFlagSet("watch", flag.ExitOnError)
	count := options.Int("count", 0, "end after so many updates; default: on Ctrl-C")
	options.Parse(args)
	ids, err := parseIDs(options.Args())
	if err != nil || len(ids) == 0 {
		return errUsage
	}

	interrupt := ctx.Done()
	ctx, cancel := withTimeout(ctx, timeout)
	defer cancel()
	stream, err := client.WatchUserStats(ctx)
	if err != nil {
		return err
	}
	go sendCommands(stream, ids)
	for received := 0; *count == 0 || received < *count; received++ {
		update, err := stream.Recv()
		if err == io.EOF {
			return nil
		}
		if err != nil {
			select {
			case <-interrupt:
				return nil // Ctrl-C is how a watch ends
			default:
				return err
			}
		}
		fmt.Println(updateLine(update))
	}
	return nil
}

func updateLine(update *pb.WatchUserStatsResponse) string {
	if update.Stats == nil {
		return fmt.Sprintf("user_id=%d unknown: there is no user with this id", update.UserId)
	}
	activity := "inactive"
	if update.Stats.IsActive {
		activity = "active"
	}
	return fmt.Sprintf("user_id=%d %s | %s", update.UserId, userLine(update.Stats), activity)
}

// sendCommands watches ids, and then whom standard input says, until one of the two streams ends.
func sendCommands(stream pb.UserService_WatchUserStatsClient, ids []int32) {
	err := stream.Send(&pb.WatchUserStatsRequest{AddUserIds: ids})
	lines := bufio.NewScanner(os.Stdin)
	for err == nil && lines.Scan() {
		request, valid := parseCommand(lines.Text())
		if !valid {
			fmt.Fprintf(os.Stderr, "Expected +ID or -ID, got '%s'.\n", lines.Text())
			continue
		}
		err = stream.Send(request)
	}
	stream.CloseSend()
}

func parseCommand(command string) (*pb.WatchUserStatsRequest, bool) {
	ids, err := parseIDs([]string{strings.TrimLeft(command, "+-")})
	switch {
	case err == nil && strings.HasPrefix(command, "+"):
		return &pb.WatchUserStatsRequest{AddUserIds: ids}, true
	case err == nil && strings.HasPrefix(command, "-"):
		return &pb.WatchUserStatsRequest{RemoveUserIds: ids}, true
	default:
		return nil, false
	}
}
