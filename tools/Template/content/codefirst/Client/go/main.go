// Command client calls the service from starter.proto alone. Usage: client HOST:PORT get ID | add NAME | list
package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"strconv"
	"time"

	"google.golang.org/grpc"
	"google.golang.org/grpc/status"

	"starter/pb"
)

func main() {
	if len(os.Args) < 3 {
		fmt.Fprintln(os.Stderr, "Usage: client HOST:PORT get ID | add NAME | list")
		os.Exit(2)
	}
	if err := run(os.Args[1], os.Args[2], os.Args[3:]); err != nil {
		fmt.Fprintf(os.Stderr, "%v: %v\n", status.Code(err), status.Convert(err).Message())
		os.Exit(1)
	}
}

func run(address, command string, words []string) error {
	connection, err := grpc.Dial(address, grpc.WithInsecure())
	if err != nil {
		return err
	}
	defer connection.Close()
	service := pb.NewStarterServiceClient(connection)
	ctx, cancel := context.WithTimeout(context.Background(), 5*time.Second)
	defer cancel()

	switch {
	case command == "get" && len(words) == 1:
		id, err := strconv.ParseInt(words[0], 10, 32)
		if err != nil {
			return err
		}
		return show(service.GetItem(ctx, &pb.GetItemRequest{ItemId: int32(id)}))
	case command == "add" && len(words) == 1:
		return show(service.AddItem(ctx, &pb.AddItemRequest{Name: words[0]}))
	case command == "list":
		return list(ctx, service)
	}
	return fmt.Errorf("unknown command %q", command)
}

func list(ctx context.Context, service pb.StarterServiceClient) error {
	items, err := service.ListItems(ctx, &pb.ListItemsRequest{})
	for err == nil {
		var item *pb.Item
		if item, err = items.Recv(); err == nil {
			fmt.Println(item.ItemId, item.Name)
		}
	}
	if errors.Is(err, io.EOF) {
		return nil
	}
	return err
}

func show(item *pb.Item, err error) error {
	if err == nil {
		fmt.Println(item.ItemId, item.Name)
	}
	return err
}
