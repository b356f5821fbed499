// Command client calls user.UserService: one function for each of gRPC's four call shapes.
package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"os"
	"os/signal"
	"strconv"
	"time"

	"google.golang.org/grpc/status"

	"users/pb"
)

const usage = `client --address HOST:PORT [--tls-ca PEM [--tls-cert PEM [--tls-key PEM]] [--token-file FILE]]
       [--timeout SECONDS] [--service-config FILE] COMMAND
  get ID                 print one user
  export [--after ID] [--up-to ID] [--active-only] [--max-chunk-bytes N]
                         print users as CSV
  record FILE.csv        record the events of a CSV file: event_id,user_id,points
  watch [--count N] ID...
                         print users as they change, until Ctrl-C or N updates;
                         +ID and -ID on standard input add and remove
`

const unaryTimeout = 5 * time.Second

var errUsage = errors.New("usage")

// commands are given the timeout the user asked for, or zero.
var commands = map[string]func(ctx context.Context, client pb.UserServiceClient, timeout time.Duration, args []string) error{
	"get":    get,
	"export": export,
	"record": record,
	"watch":  watch,
}

func main() {
	err := run()
	switch rpc, isStatus := status.FromError(err); {
	case err == nil:
	case errors.Is(err, errUsage):
		fmt.Fprint(os.Stderr, usage)
		os.Exit(2)
	case isStatus:
		fmt.Fprintln(os.Stderr, describe(rpc))
		os.Exit(64 + int(rpc.Code()))
	default:
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

func run() error {
	var service connection
	service.addFlags()
	seconds := flag.Float64("timeout", 0, "seconds; default: 5 for get, none for streams")
	flag.Usage = func() { fmt.Fprint(os.Stderr, usage) }
	flag.Parse()
	command := commands[flag.Arg(0)]
	if command == nil || service.address == "" {
		return errUsage
	}

	channel, err := service.dial()
	if err != nil {
		return err
	}
	defer channel.Close()

	// Ctrl-C cancels the call, and the server hears of it
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()
	timeout := time.Duration(*seconds * float64(time.Second))
	return command(ctx, pb.NewUserServiceClient(channel), timeout, flag.Args()[1:])
}

func get(ctx context.Context, client pb.UserServiceClient, timeout time.Duration, args []string) error {
	ids, err := parseIDs(args)
	if err != nil || len(ids) != 1 {
		return errUsage
	}
	if timeout == 0 {
		timeout = unaryTimeout
	}
	ctx, cancel := withTimeout(ctx, timeout)
	defer cancel()
	user, err := client.GetUserStats(ctx, &pb.UserRequest{UserId: ids[0]})
	if err != nil {
		return err
	}
	fmt.Println(userLine(user))
	return nil
}

func userLine(user *pb.UserResponse) string {
	return fmt.Sprintf("User: %s | Points: %d", user.Username, user.TotalPoints)
}

// withTimeout gives the call a deadline, unless the timeout is zero.
func withTimeout(ctx context.Context, timeout time.Duration) (context.Context, context.CancelFunc) {
	if timeout == 0 {
		return context.WithCancel(ctx)
	}
	return context.WithTimeout(ctx, timeout)
}

func parseIDs(args []string) ([]int32, error) {
	var ids []int32
	for _, arg := range args {
		id, err := strconv.ParseInt(arg, 10, 32)
		if err != nil {
			return nil, err
		}
		ids = append(ids, int32(id))
	}
	return ids, nil
}
