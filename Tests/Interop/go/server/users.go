package main

import (
	"fmt"
	"math"
	"sort"
	"sync"

	"google.golang.org/grpc/codes"
	"google.golang.org/grpc/status"

	"users/pb"
)

const maxEventIDBytes = 128

// users are in memory, with the semantics that user.proto promises.
type users struct {
	mutex   sync.Mutex
	byID    map[int32]*pb.UserResponse // never changed, only replaced: they are sent without the lock
	counted map[string]counted
	watches map[*watch]bool
}

type counted struct{ userID, points int32 }

func newUsers(all []*pb.UserResponse) *users {
	u := &users{byID: map[int32]*pb.UserResponse{}, counted: map[string]counted{}, watches: map[*watch]bool{}}
	for _, user := range all {
		u.byID[user.UserId] = user
	}
	return u
}

// demoUsers are 100 users; every tenth is not active.
func demoUsers() []*pb.UserResponse {
	var all []*pb.UserResponse
	for id := int32(1); id <= 100; id++ {
		user := &pb.UserResponse{UserId: id, Username: fmt.Sprintf("User_%d", id), TotalPoints: id * 10, IsActive: id%10 != 0}
		if id == 42 {
			user.Username, user.TotalPoints = "Cloud_Architect", 1500
		}
		all = append(all, user)
	}
	return all
}

func (u *users) get(id int32) (*pb.UserResponse, error) {
	if err := checkUserID(id); err != nil {
		return nil, err
	}
	user := u.find(id)
	if user == nil {
		return nil, status.Errorf(codes.NotFound, "There is no user with user_id %d.", id)
	}
	return user, nil
}

func (u *users) find(id int32) *pb.UserResponse {
	u.mutex.Lock()
	defer u.mutex.Unlock()
	return u.byID[id]
}

func (u *users) sorted() []*pb.UserResponse {
	u.mutex.Lock()
	defer u.mutex.Unlock()
	all := make([]*pb.UserResponse, 0, len(u.byID))
	for _, user := range u.byID {
		all = append(all, user)
	}
	sort.Slice(all, func(i, j int) bool { return all[i].UserId < all[j].UserId })
	return all
}

// record counts an event. It returns whether the event was counted now, for the first time, or why it cannot be counted.
func (u *users) record(event *pb.PointsEvent) (isNew bool, rejection *pb.RejectedEvent) {
	if rejection := checkEvent(event); rejection != nil {
		return false, rejection
	}
	u.mutex.Lock()
	defer u.mutex.Unlock()

	this := counted{event.UserId, event.Points}
	if before, ok := u.counted[event.EventId]; ok {
		if before == this {
			return false, nil
		}
		return false, reject(pb.RejectionReason_REJECTION_REASON_EVENT_ID_REUSED,
			"event_id '%s' was counted before, for another user or with other points; give a new event a new id.", event.EventId)
	}
	user := u.byID[event.UserId]
	if user == nil {
		return false, reject(pb.RejectionReason_REJECTION_REASON_UNKNOWN_USER, "there is no user with user_id %d.", event.UserId)
	}
	total := int64(user.TotalPoints) + int64(event.Points)
	if total < math.MinInt32 || total > math.MaxInt32 {
		return false, reject(pb.RejectionReason_REJECTION_REASON_TOTAL_OUT_OF_RANGE,
			"%d points more would take the total of user_id %d out of the range of a 32-bit number.", event.Points, event.UserId)
	}

	u.byID[user.UserId] = &pb.UserResponse{
		UserId: user.UserId, Username: user.Username, TotalPoints: int32(total), IsActive: user.IsActive,
	}
	u.counted[event.EventId] = this
	for watch := range u.watches {
		watch.notify(user.UserId)
	}
	return true, nil
}

func (u *users) watch() *watch {
	u.mutex.Lock()
	defer u.mutex.Unlock()
	watch := newWatch()
	u.watches[watch] = true
	return watch
}

func (u *users) unwatch(watch *watch) {
	u.mutex.Lock()
	defer u.mutex.Unlock()
	delete(u.watches, watch)
}

func checkUserID(id int32) error {
	if id <= 0 {
		return status.Errorf(codes.InvalidArgument, "user_id is %d; a user's id is greater than zero.", id)
	}
	return nil
}

func checkEvent(event *pb.PointsEvent) *pb.RejectedEvent {
	switch idBytes := len(event.EventId); {
	case idBytes == 0:
		return reject(pb.RejectionReason_REJECTION_REASON_INVALID_EVENT_ID, "event_id is empty; give each event an id of its own.")
	case idBytes > maxEventIDBytes:
		return reject(pb.RejectionReason_REJECTION_REASON_INVALID_EVENT_ID,
			"event_id has %d bytes of UTF-8; give it %d at most.", idBytes, maxEventIDBytes)
	case event.UserId <= 0:
		return reject(pb.RejectionReason_REJECTION_REASON_INVALID_USER_ID,
			"user_id is %d; a user's id is greater than zero.", event.UserId)
	case event.Points == 0:
		return reject(pb.RejectionReason_REJECTION_REASON_INVALID_POINTS,
			"points is 0; give the points to add or to take away.")
	}
	return nil
}

func reject(reason pb.RejectionReason, format string, values ...interface{}) *pb.RejectedEvent {
	return &pb.RejectedEvent{Reason: reason, Message: fmt.Sprintf(format, values...)}
}
