// Command given_client is the smallest client, from given.proto alone. Usage: given_client HOST:PORT ID
package main

import (
	"context"
	"fmt"
	"log"
	"os"
	"strconv"
	"time"

	"google.golang.org/grpc"

	"given/pb"
)

func main() {
	id, err := strconv.ParseInt(os.Args[2], 10, 32)
	if err != nil {
		log.Fatal(err)
	}
	connection, err := grpc.Dial(os.Args[1], grpc.WithInsecure())
	if err != nil {
		log.Fatal(err)
	}
	defer connection.Close()

	ctx, cancel := context.WithTimeout(context.Background(), 5*time.Second)
	defer cancel()
	user, err := pb.NewUserServiceClient(connection).GetUserStats(ctx, &pb.UserRequest{UserId: int32(id)})
	if err != nil {
		log.Fatal(err)
	}
	fmt.Printf("User: %s | Points: %d\n", user.Username, user.TotalPoints)
}
