package main

import (
	"context"
	"encoding/csv"
	"fmt"
	"io"
	"os"
	"strconv"
	"time"

	"users/pb"
)

const eventsPerMessage = 500

func record(ctx context.Context, client pb.UserServiceClient, timeout time.Duration, args []string) error {
	if len(args) != 1 {
		return errUsage
	}
	// read before the call: a bad line then stops us before the first event is sent
	events, err := readEvents(args[0])
	if err != nil {
		return err
	}

	ctx, cancel := withTimeout(ctx, timeout)
	defer cancel()
	stream, err := client.RecordPoints(ctx)
	if err != nil {
		return err
	}
	for len(events) > 0 {
		n := len(events)
		if n > eventsPerMessage {
			n = eventsPerMessage
		}
		err := stream.Send(&pb.RecordPointsRequest{Events: events[:n]})
		if err == io.EOF {
			break // the server has ended the call; its status comes with the reply
		}
		if err != nil {
			return err
		}
		events = events[n:]
	}

	reply, err := stream.CloseAndRecv()
	if err != nil {
		return err
	}
	fmt.Printf("recorded=%d duplicates=%d rejected=%d\n", reply.Recorded, reply.Duplicates, reply.Rejected)
	for _, event := range reply.Rejections {
		fmt.Fprintf(os.Stderr, "rejected %d %s %s: %s\n", event.Position, event.EventId, event.Reason, event.Message)
	}
	return nil
}

func readEvents(path string) ([]*pb.PointsEvent, error) {
	file, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer file.Close()
	rows := csv.NewReader(file)
	rows.FieldsPerRecord = 3

	var events []*pb.PointsEvent
	for {
		row, err := rows.Read()
		if err == io.EOF {
			return events, nil
		}
		if err != nil {
			return nil, fmt.Errorf("%s: expected event_id,user_id,points: %w", path, err)
		}
		if row[0] == "event_id" && row[1] == "user_id" && row[2] == "points" {
			continue
		}
		event, err := parseEvent(row)
		if err != nil {
			line, _ := rows.FieldPos(0)
			return nil, fmt.Errorf("%s:%d: expected event_id,user_id,points: %w", path, line, err)
		}
		events = append(events, event)
	}
}

func parseEvent(row []string) (*pb.PointsEvent, error) {
	userID, err := strconv.ParseInt(row[1], 10, 32)
	if err != nil {
		return nil, err
	}
	points, err := strconv.ParseInt(row[2], 10, 32)
	if err != nil {
		return nil, err
	}
	return &pb.PointsEvent{EventId: row[0], UserId: int32(userID), Points: int32(points)}, nil
}
