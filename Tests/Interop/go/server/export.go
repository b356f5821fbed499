package main

import (
	"google.golang.org/grpc/codes"
	"google.golang.org/grpc/status"

	"users/pb"
)

const (
	defaultChunkBytes = 32_768
	minChunkBytes     = 1_024
	maxChunkBytes     = 1_048_576
)

// export sends the users asked for, in columns.
func (u *users) export(request *pb.ExportUserStatsRequest, send func(*pb.ExportUserStatsResponse) error) error {
	limit, err := checkExport(request)
	if err != nil {
		return err
	}
	chunk, size := &pb.ExportUserStatsResponse{}, 0
	for _, user := range u.sorted() {
		if !isAskedFor(user, request) {
			continue
		}
		if size > 0 && size+wireSize(user) > limit {
			if err := send(chunk); err != nil {
				return err
			}
			chunk, size = &pb.ExportUserStatsResponse{}, 0
		}
		chunk.UserIds = append(chunk.UserIds, user.UserId)
		chunk.Usernames = append(chunk.Usernames, user.Username)
		chunk.TotalPoints = append(chunk.TotalPoints, user.TotalPoints)
		chunk.IsActive = append(chunk.IsActive, user.IsActive)
		size += wireSize(user)
	}
	if size == 0 {
		return nil
	}
	return send(chunk)
}

// checkExport returns the size of a chunk in bytes.
func checkExport(request *pb.ExportUserStatsRequest) (int, error) {
	after, upTo, size := request.AfterUserId, request.UpToUserId, request.MaxChunkBytes
	switch {
	case after < 0:
		return 0, status.Errorf(codes.InvalidArgument, "after_user_id is %d; give 0 for no bound, or a user's id.", after)
	case upTo < 0:
		return 0, status.Errorf(codes.InvalidArgument, "up_to_user_id is %d; give 0 for no bound, or a user's id.", upTo)
	case 0 < upTo && upTo <= after:
		return 0, status.Errorf(codes.InvalidArgument,
			"after_user_id %d is not below up_to_user_id %d: no user could be in between.", after, upTo)
	case size == 0:
		return defaultChunkBytes, nil
	case size < minChunkBytes || size > maxChunkBytes:
		return 0, status.Errorf(codes.InvalidArgument,
			"max_chunk_bytes is %d; give %d to %d, or 0 for %d.", size, minChunkBytes, maxChunkBytes, defaultChunkBytes)
	}
	return int(size), nil
}

func isAskedFor(user *pb.UserResponse, request *pb.ExportUserStatsRequest) bool {
	return user.UserId > request.AfterUserId &&
		(request.UpToUserId == 0 || user.UserId <= request.UpToUserId) &&
		(user.IsActive || !request.ActiveOnly)
}

// wireSize is an upper bound of what the user adds to a chunk: id 5, points 10, flag 1, name's tag and length 6;
// the columns' headers fit in the slack.
func wireSize(user *pb.UserResponse) int {
	return 22 + len(user.Username)
}
