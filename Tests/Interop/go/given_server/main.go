// Command given_server is the smallest server, from given.proto alone. It knows user 42 only.
package main

import (
	"context"
	"fmt"
	"log"
	"net"

	"google.golang.org/grpc"
	"google.golang.org/grpc/codes"
	"google.golang.org/grpc/status"

	"given/pb"
)

type service struct {
	pb.UnimplementedUserServiceServer
}

func (service) GetUserStats(_ context.Context, request *pb.UserRequest) (*pb.UserResponse, error) {
	if request.UserId != 42 {
		return nil, status.Errorf(codes.NotFound, "There is no user with user_id %d.", request.UserId)
	}
	return &pb.UserResponse{UserId: 42, Username: "Cloud_Architect", TotalPoints: 1500, IsActive: true}, nil
}

func main() {
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		log.Fatal(err)
	}
	server := grpc.NewServer()
	pb.RegisterUserServiceServer(server, service{})
	fmt.Printf("listening on %s\n", listener.Addr())
	log.Fatal(server.Serve(listener))
}
