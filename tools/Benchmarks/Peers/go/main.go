// Command main serves bench.BenchService, with the same fixed users as the other peers.
package main

import (
	"context"
	"fmt"
	"io"
	"log"
	"net"
	"sync"

	"google.golang.org/grpc"

	"bench/pb"
)

type service struct {
	pb.UnimplementedBenchServiceServer
	mutex sync.Mutex
	made  map[int32][]*pb.User
}

func main() {
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		log.Fatal(err)
	}
	server := grpc.NewServer()
	pb.RegisterBenchServiceServer(server, &service{made: map[int32][]*pb.User{}})
	fmt.Printf("Listening http://%s\n", listener.Addr())
	log.Fatal(server.Serve(listener))
}

func fixed(id int32) *pb.User {
	return &pb.User{UserId: id, Username: "Cloud_Architect", TotalPoints: 1500, IsActive: true}
}

// first returns the first so many users, made once.
func (s *service) first(count int32) []*pb.User {
	s.mutex.Lock()
	defer s.mutex.Unlock()
	if s.made[count] == nil {
		for id := int32(1); id <= count; id++ {
			s.made[count] = append(s.made[count], &pb.User{
				UserId:      id,
				Username:    fmt.Sprintf("Cloud_Architect_%06d", id),
				TotalPoints: id * 7 % 10_000,
				IsActive:    id%10 != 0,
			})
		}
	}
	return s.made[count]
}

func (s *service) GetUser(_ context.Context, request *pb.UserRequest) (*pb.User, error) {
	return fixed(request.UserId), nil
}

func (s *service) GetUsers(_ context.Context, request *pb.BatchRequest) (*pb.UserBatch, error) {
	return &pb.UserBatch{Users: s.first(request.Count)}, nil
}

func (s *service) StreamUsers(request *pb.BatchRequest, stream pb.BenchService_StreamUsersServer) error {
	for _, user := range s.first(request.Count) {
		if err := stream.Send(user); err != nil {
			return err
		}
	}
	return nil
}

func (s *service) SendUsers(stream pb.BenchService_SendUsersServer) error {
	summary := &pb.Summary{}
	for {
		user, err := stream.Recv()
		if err == io.EOF {
			return stream.SendAndClose(summary)
		}
		if err != nil {
			return err
		}
		summary.Users++
		summary.Points += int64(user.TotalPoints)
	}
}

func (s *service) ExchangeUsers(stream pb.BenchService_ExchangeUsersServer) error {
	for {
		request, err := stream.Recv()
		if err == io.EOF {
			return nil
		}
		if err != nil {
			return err
		}
		if err := stream.Send(fixed(request.UserId)); err != nil {
			return err
		}
	}
}
