// Command server serves user.UserService from memory.
package main

import (
	"context"
	"flag"
	"fmt"
	"io"
	"log"
	"net"
	"strings"
	"time"

	"google.golang.org/grpc"
	"google.golang.org/grpc/status"

	"users/pb"
)

const maxRejections = 100

type service struct {
	pb.UnimplementedUserServiceServer
	users *users
	delay time.Duration
}

func main() {
	address := flag.String("address", "127.0.0.1:0", "HOST:PORT to listen on")
	seconds := flag.Float64("delay", 0, "wait so many seconds before GetUserStats and ExportUserStats answer")
	flag.Parse()

	listener, err := net.Listen("tcp", *address)
	if err != nil {
		log.Fatal(err)
	}
	server := grpc.NewServer(grpc.UnaryInterceptor(announceUnary), grpc.StreamInterceptor(announceStream))
	pb.RegisterUserServiceServer(server, &service{
		users: newUsers(demoUsers()),
		delay: time.Duration(*seconds * float64(time.Second)),
	})
	fmt.Printf("listening on %s\n", listener.Addr())
	log.Fatal(server.Serve(listener))
}

func (s *service) GetUserStats(ctx context.Context, request *pb.UserRequest) (*pb.UserResponse, error) {
	if err := s.wait(ctx); err != nil {
		return nil, err
	}
	return s.users.get(request.UserId)
}

func (s *service) ExportUserStats(request *pb.ExportUserStatsRequest, stream pb.UserService_ExportUserStatsServer) error {
	if err := s.wait(stream.Context()); err != nil {
		return err
	}
	return s.users.export(request, stream.Send)
}

func (s *service) RecordPoints(stream pb.UserService_RecordPointsServer) error {
	reply := &pb.RecordPointsResponse{}
	for {
		request, err := stream.Recv()
		if err == io.EOF {
			return stream.SendAndClose(reply)
		}
		if err != nil {
			return err
		}
		for _, event := range request.Events {
			s.record(event, reply)
		}
	}
}

func (s *service) record(event *pb.PointsEvent, reply *pb.RecordPointsResponse) {
	position := reply.Recorded + reply.Duplicates + reply.Rejected
	isNew, rejection := s.users.record(event)
	switch {
	case rejection != nil:
		reply.Rejected++
		if reply.Rejected <= maxRejections {
			rejection.Position = position
			rejection.EventId = event.EventId
			if len(event.EventId) > maxEventIDBytes {
				rejection.EventId = strings.ToValidUTF8(event.EventId[:maxEventIDBytes], "")
			}
			reply.Rejections = append(reply.Rejections, rejection)
		}
	case isNew:
		reply.Recorded++
	default:
		reply.Duplicates++
	}
}

func (s *service) WatchUserStats(stream pb.UserService_WatchUserStatsServer) error {
	watch := s.users.watch()
	defer s.users.unwatch(watch)
	callerEnded := make(chan error, 1)
	go func() { callerEnded <- follow(stream, watch) }()

	for onlySending := false; !onlySending || watch.watchesAny(); {
		select {
		case err := <-callerEnded:
			if err != nil {
				return err
			}
			onlySending = true
		case <-watch.changed:
		case <-stream.Context().Done():
			return status.FromContextError(stream.Context().Err()).Err()
		}
		for id, ok := watch.next(); ok; id, ok = watch.next() {
			if err := stream.Send(&pb.WatchUserStatsResponse{UserId: id, Stats: s.users.find(id)}); err != nil {
				return err
			}
		}
	}
	return nil
}

// wait makes the service slow, but not for a caller that has gone.
func (s *service) wait(ctx context.Context) error {
	select {
	case <-time.After(s.delay):
		return nil
	case <-ctx.Done():
		return status.FromContextError(ctx.Err()).Err()
	}
}

// follow does what the caller asks for until it has ended its side of the stream.
func follow(stream pb.UserService_WatchUserStatsServer, watch *watch) error {
	for {
		request, err := stream.Recv()
		if err == io.EOF {
			return nil
		}
		if err != nil {
			return err
		}
		if err := watch.change(request.AddUserIds, request.RemoveUserIds); err != nil {
			return err
		}
	}
}
