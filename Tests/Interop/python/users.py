"""Users in memory, with the semantics that user.proto promises. Knows nothing of gRPC."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable, Iterator

from user_pb2 import (
    REJECTION_REASON_EVENT_ID_REUSED,
    REJECTION_REASON_INVALID_EVENT_ID,
    REJECTION_REASON_INVALID_POINTS,
    REJECTION_REASON_INVALID_USER_ID,
    REJECTION_REASON_TOTAL_OUT_OF_RANGE,
    REJECTION_REASON_UNKNOWN_USER,
    ExportUserStatsRequest,
    ExportUserStatsResponse,
    PointsEvent,
    UserResponse,
)

DEFAULT_CHUNK_BYTES = 32_768
MIN_CHUNK_BYTES = 1_024
MAX_CHUNK_BYTES = 1_048_576
MAX_EVENT_ID_BYTES = 128
MAX_WATCHED_USERS = 10_000


class UserNotFound(Exception):
    pass


class InvalidArgument(Exception):
    pass


class TooManyUsers(Exception):
    pass


class Rejected(Exception):
    """One event is not counted."""

    def __init__(self, reason: int, message: str) -> None:
        super().__init__(message)
        self.reason = reason


class Watch:
    """What one stream watches, and which of it is still to be sent. A user that changes twice meanwhile is sent once."""

    def __init__(self) -> None:
        self.user_ids: set[int] = set()
        self.changed = asyncio.Event()
        self._pending: dict[int, None] = {}

    def change(self, add: Iterable[int], remove: Iterable[int]) -> None:
        for user_id in remove:
            self.user_ids.discard(user_id)
            self._pending.pop(user_id, None)
        for user_id in add:
            check_user_id(user_id)
            self.user_ids.add(user_id)
            self.notify(user_id)
        if len(self.user_ids) > MAX_WATCHED_USERS:
            raise TooManyUsers(f"One stream watches {MAX_WATCHED_USERS} users at most; remove some, or open another stream for more.")

    def notify(self, user_id: int) -> None:
        if user_id in self.user_ids:
            self._pending[user_id] = None
            self.changed.set()

    def pending(self) -> Iterator[int]:
        """Takes the users to send, oldest change first."""
        self.changed.clear()
        while self._pending:
            user_id = next(iter(self._pending))
            del self._pending[user_id]
            yield user_id


class Users:
    def __init__(self, users: Iterable[UserResponse]) -> None:
        self._users = {user.user_id: user for user in users}
        self._counted: dict[str, tuple[int, int]] = {}
        self._watches: set[Watch] = set()

    def get(self, user_id: int) -> UserResponse:
        check_user_id(user_id)
        user = self.find(user_id)
        if user is None:
            raise UserNotFound(f"There is no user with user_id {user_id}.")
        return user

    def find(self, user_id: int) -> UserResponse | None:
        return self._users.get(user_id)

    def export(self, request: ExportUserStatsRequest) -> Iterator[ExportUserStatsResponse]:
        limit = check_export(request)
        chunk, size = ExportUserStatsResponse(), 0
        for user_id in sorted(self._users):
            user = self._users[user_id]
            if user_id <= request.after_user_id or 0 < request.up_to_user_id < user_id or (request.active_only and not user.is_active):
                continue
            if chunk.user_ids and size + wire_size(user) > limit:
                yield chunk
                chunk, size = ExportUserStatsResponse(), 0
            chunk.user_ids.append(user_id)
            chunk.usernames.append(user.username)
            chunk.total_points.append(user.total_points)
            chunk.is_active.append(user.is_active)
            size += wire_size(user)
        if chunk.user_ids:
            yield chunk

    def record(self, event: PointsEvent) -> bool:
        """Counts an event: True now, False when it had been counted before. Raises Rejected."""
        if event.event_id == "":
            raise Rejected(REJECTION_REASON_INVALID_EVENT_ID, "event_id is empty; give each event an id of its own.")
        id_bytes = len(event.event_id.encode())
        if id_bytes > MAX_EVENT_ID_BYTES:
            raise Rejected(
                REJECTION_REASON_INVALID_EVENT_ID, f"event_id has {id_bytes} bytes of UTF-8; give it {MAX_EVENT_ID_BYTES} at most."
            )
        if event.user_id <= 0:
            raise Rejected(REJECTION_REASON_INVALID_USER_ID, f"user_id is {event.user_id}; a user's id is greater than zero.")
        if event.points == 0:
            raise Rejected(REJECTION_REASON_INVALID_POINTS, "points is 0; give the points to add or to take away.")
        counted = self._counted.get(event.event_id)
        if counted == (event.user_id, event.points):
            return False
        if counted is not None:
            raise Rejected(
                REJECTION_REASON_EVENT_ID_REUSED,
                f"event_id '{event.event_id}' was counted before, for another user or with other points; give a new event a new id.",
            )
        self._add_points(event)
        self._counted[event.event_id] = (event.user_id, event.points)
        return True

    def watch(self) -> Watch:
        watch = Watch()
        self._watches.add(watch)
        return watch

    def unwatch(self, watch: Watch) -> None:
        self._watches.discard(watch)

    def _add_points(self, event: PointsEvent) -> None:
        user = self._users.get(event.user_id)
        if user is None:
            raise Rejected(REJECTION_REASON_UNKNOWN_USER, f"there is no user with user_id {event.user_id}.")
        total = user.total_points + event.points
        if not -(2**31) <= total < 2**31:
            raise Rejected(
                REJECTION_REASON_TOTAL_OUT_OF_RANGE,
                f"{event.points} points more would take the total of user_id {event.user_id} out of the range of a 32-bit number.",
            )
        user.total_points = total
        for watch in self._watches:
            watch.notify(event.user_id)


def demo_users() -> Iterator[UserResponse]:
    """100 users; every tenth is not active."""
    for user_id in range(1, 101):
        if user_id == 42:
            yield UserResponse(user_id=42, username="Cloud_Architect", total_points=1500, is_active=True)
        else:
            yield UserResponse(user_id=user_id, username=f"User_{user_id}", total_points=user_id * 10, is_active=user_id % 10 != 0)


def check_user_id(user_id: int) -> None:
    if user_id <= 0:
        raise InvalidArgument(f"user_id is {user_id}; a user's id is greater than zero.")


def check_export(request: ExportUserStatsRequest) -> int:
    """Returns the size of a chunk in bytes."""
    for field in ("after_user_id", "up_to_user_id"):
        if (value := getattr(request, field)) < 0:
            raise InvalidArgument(f"{field} is {value}; give 0 for no bound, or a user's id.")
    if 0 < request.up_to_user_id <= request.after_user_id:
        raise InvalidArgument(
            f"after_user_id {request.after_user_id} is not below up_to_user_id {request.up_to_user_id}: no user could be in between."
        )
    if request.max_chunk_bytes == 0:
        return DEFAULT_CHUNK_BYTES
    if not MIN_CHUNK_BYTES <= request.max_chunk_bytes <= MAX_CHUNK_BYTES:
        raise InvalidArgument(
            f"max_chunk_bytes is {request.max_chunk_bytes}; give {MIN_CHUNK_BYTES} to {MAX_CHUNK_BYTES}, or 0 for {DEFAULT_CHUNK_BYTES}."
        )
    return request.max_chunk_bytes


def wire_size(user: UserResponse) -> int:
    """An upper bound of what the user adds to a chunk: id 5, points 10, flag 1, name's tag and length 6; headers fit in the slack."""
    return 22 + len(user.username.encode())
