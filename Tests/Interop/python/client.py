"""A command-line client of user.UserService: one function for each of gRPC's four call shapes."""

from __future__ import annotations

import argparse
import csv
import signal
import sys
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

import grpc

sys.path.append(str(Path(__file__).parent / "pb"))  # where build.sh puts the stubs

from connection import add_arguments, check_arguments, open_channel
from failure import describe
from user_pb2 import (
    ExportUserStatsRequest,
    PointsEvent,
    RecordPointsRequest,
    RejectionReason,
    UserRequest,
    UserResponse,
    WatchUserStatsRequest,
    WatchUserStatsResponse,
)
from user_pb2_grpc import UserServiceStub

UNARY_TIMEOUT = 5.0
EVENTS_PER_MESSAGE = 500


def get(stub: UserServiceStub, args: argparse.Namespace) -> None:
    user = stub.GetUserStats(UserRequest(user_id=args.user_id), timeout=args.timeout or UNARY_TIMEOUT)
    print(user_line(user))


def export(stub: UserServiceStub, args: argparse.Namespace) -> None:
    request = ExportUserStatsRequest(
        after_user_id=args.after,
        up_to_user_id=args.up_to,
        active_only=args.active_only,
        max_chunk_bytes=args.max_chunk_bytes,
    )
    out = csv.writer(sys.stdout, lineterminator="\n")
    out.writerow(["user_id", "username", "total_points", "is_active"])
    users = chunks = 0
    for chunk in stub.ExportUserStats(request, timeout=args.timeout):
        active = ("true" if flag else "false" for flag in chunk.is_active)
        out.writerows(zip(chunk.user_ids, chunk.usernames, chunk.total_points, active))
        users += len(chunk.user_ids)
        chunks += 1
    print(f"users={users} chunks={chunks}", file=sys.stderr)


def record(stub: UserServiceStub, args: argparse.Namespace) -> None:
    # read before the call: a bad line then stops us before the first event is sent
    messages = list(read_messages(args.file))
    reply = stub.RecordPoints(iter(messages), timeout=args.timeout)
    print(f"recorded={reply.recorded} duplicates={reply.duplicates} rejected={reply.rejected}")
    for event in reply.rejections:
        # a newer service may have reasons that this file does not name
        known = event.reason in RejectionReason.values()
        reason = RejectionReason.Name(event.reason) if known else event.reason
        print(f"rejected {event.position} {event.event_id} {reason}: {event.message}", file=sys.stderr)


def watch(stub: UserServiceStub, args: argparse.Namespace) -> None:
    call = stub.WatchUserStats(watch_requests(args.user_ids), timeout=args.timeout)
    try:
        for update in islice(call, args.count):
            print(update_line(update), flush=True)
    except KeyboardInterrupt:
        pass  # Ctrl-C is how a watch ends
    finally:
        call.cancel()


def user_line(user: UserResponse) -> str:
    return f"User: {user.username} | Points: {user.total_points}"


def update_line(update: WatchUserStatsResponse) -> str:
    if not update.HasField("stats"):
        return f"user_id={update.user_id} unknown: there is no user with this id"
    return f"user_id={update.user_id} {user_line(update.stats)} | {'active' if update.stats.is_active else 'inactive'}"


def read_messages(path: str) -> Iterator[RecordPointsRequest]:
    events = read_events(path)
    while batch := list(islice(events, EVENTS_PER_MESSAGE)):
        yield RecordPointsRequest(events=batch)


def read_events(path: str) -> Iterator[PointsEvent]:
    with open(path, encoding="utf-8", newline="") as file:
        rows = csv.reader(file)
        for row in rows:
            if row == ["event_id", "user_id", "points"]:
                continue
            try:
                event_id, user_id, points = row
                yield PointsEvent(event_id=event_id, user_id=int(user_id), points=int(points))
            except ValueError as error:
                sys.exit(f"{path}:{rows.line_num}: expected event_id,user_id,points: {error}")


def watch_requests(user_ids: list[int]) -> Iterator[WatchUserStatsRequest]:
    yield WatchUserStatsRequest(add_user_ids=user_ids)
    # unbuffered: gRPC reads this on a thread of its own, and a thread waiting inside sys.stdin spoils the interpreter's exit
    with open(0, "rb", buffering=0, closefd=False) as lines:
        for line in lines:
            command = line.decode().strip()
            if command[:1] == "+" and command[1:].isdecimal():
                yield WatchUserStatsRequest(add_user_ids=[int(command[1:])])
            elif command[:1] == "-" and command[1:].isdecimal():
                yield WatchUserStatsRequest(remove_user_ids=[int(command[1:])])
            else:
                print(f"Expected +ID or -ID, got '{command}'.", file=sys.stderr)


def parse_arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    add_arguments(parser)
    parser.add_argument("--timeout", type=float, metavar="SECONDS", help="default: 5 for get, none for streams")
    commands = parser.add_subparsers(required=True, metavar="COMMAND")

    command = commands.add_parser("get", help="print one user")
    command.add_argument("user_id", type=int, metavar="ID")
    command.set_defaults(run=get)

    command = commands.add_parser("export", help="print users as CSV")
    command.add_argument("--after", type=int, default=0, metavar="ID", help="only users after this id")
    command.add_argument("--up-to", type=int, default=0, metavar="ID", help="only users up to this id")
    command.add_argument("--active-only", action="store_true")
    command.add_argument("--max-chunk-bytes", type=int, default=0, metavar="N")
    command.set_defaults(run=export)

    command = commands.add_parser("record", help="record the events of a CSV file: event_id,user_id,points")
    command.add_argument("file")
    command.set_defaults(run=record)

    command = commands.add_parser("watch", help="print users as they change; +ID and -ID on standard input add and remove")
    command.add_argument("user_ids", type=int, nargs="+", metavar="ID")
    command.add_argument("--count", type=int, metavar="N", help="end after so many updates; default: on Ctrl-C")
    command.set_defaults(run=watch)

    args = parser.parse_args()
    check_arguments(parser, args)
    return args


def main() -> int:
    args = parse_arguments()
    # Ctrl-C works even where a shell started us with it ignored, as it does in the background
    signal.signal(signal.SIGINT, signal.default_int_handler)
    with open_channel(args) as channel:
        try:
            args.run(UserServiceStub(channel), args)
        except grpc.RpcError as error:
            print(*describe(error), sep="\n", file=sys.stderr)
            return 64 + error.code().value[0]
        except KeyboardInterrupt:
            # leaving the channel's block cancels the call
            print("RPC failed: CANCELLED: interrupted", file=sys.stderr)
            return 64 + grpc.StatusCode.CANCELLED.value[0]
    return 0


if __name__ == "__main__":
    sys.exit(main())
