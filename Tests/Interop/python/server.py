"""A server of user.UserService in memory. Prints 'deadline METHOD SECONDS' at the start of a call that has one,
and 'cancelled METHOD' when the caller goes away, or the deadline passes, before the call is done."""

from __future__ import annotations

import argparse
import asyncio
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import grpc

sys.path.append(str(Path(__file__).parent / "pb"))  # where build.sh puts the stubs

from user_pb2 import (
    ExportUserStatsRequest,
    ExportUserStatsResponse,
    RecordPointsRequest,
    RecordPointsResponse,
    UserRequest,
    UserResponse,
    WatchUserStatsRequest,
    WatchUserStatsResponse,
)
from user_pb2_grpc import UserServiceServicer, add_UserServiceServicer_to_server
from users import MAX_EVENT_ID_BYTES, InvalidArgument, Rejected, TooManyUsers, UserNotFound, Users, Watch, demo_users

MAX_REJECTIONS = 100
STATUS = {
    InvalidArgument: grpc.StatusCode.INVALID_ARGUMENT,
    TooManyUsers: grpc.StatusCode.RESOURCE_EXHAUSTED,
    UserNotFound: grpc.StatusCode.NOT_FOUND,
}


@asynccontextmanager
async def call(method: str, context: grpc.aio.ServicerContext) -> AsyncIterator[None]:
    """Around every call: says its deadline and its cancellation, and turns what we raise into a status."""
    if (seconds := context.time_remaining()) is not None:
        print(f"deadline {method} {seconds:.3f}", flush=True)
    try:
        yield
    except tuple(STATUS) as error:
        await context.abort(STATUS[type(error)], str(error))
    except (asyncio.CancelledError, GeneratorExit, grpc.aio.InternalError):
        print(f"cancelled {method}", flush=True)
        raise


class UserService(UserServiceServicer):
    def __init__(self, users: Users, delay: float) -> None:
        self._users = users
        self._delay = delay

    async def GetUserStats(self, request: UserRequest, context: grpc.aio.ServicerContext) -> UserResponse:
        async with call("GetUserStats", context):
            await asyncio.sleep(self._delay)
            return self._users.get(request.user_id)

    async def ExportUserStats(
        self, request: ExportUserStatsRequest, context: grpc.aio.ServicerContext
    ) -> AsyncIterator[ExportUserStatsResponse]:
        async with call("ExportUserStats", context):
            await asyncio.sleep(self._delay)
            for chunk in self._users.export(request):
                yield chunk

    async def RecordPoints(
        self, requests: AsyncIterator[RecordPointsRequest], context: grpc.aio.ServicerContext
    ) -> RecordPointsResponse:
        async with call("RecordPoints", context):
            reply = RecordPointsResponse()
            async for request in requests:
                for event in request.events:
                    self._record(event, reply)
            # grpc.aio ends the stream of requests the same way when the caller has gone; only sending something tells
            await context.send_initial_metadata(())
            return reply

    async def WatchUserStats(
        self, requests: AsyncIterator[WatchUserStatsRequest], context: grpc.aio.ServicerContext
    ) -> AsyncIterator[WatchUserStatsResponse]:
        async with call("WatchUserStats", context):
            watch = self._users.watch()
            reader = asyncio.create_task(follow(requests, watch))
            try:
                while not (reader.done() and not watch.user_ids):
                    await watch.changed.wait()
                    for user_id in watch.pending():
                        yield WatchUserStatsResponse(user_id=user_id, stats=self._users.find(user_id))
                    if reader.done():
                        reader.result()
            finally:
                reader.cancel()
                self._users.unwatch(watch)

    def _record(self, event, reply: RecordPointsResponse) -> None:
        position = reply.recorded + reply.duplicates + reply.rejected
        try:
            if self._users.record(event):
                reply.recorded += 1
            else:
                reply.duplicates += 1
        except Rejected as rejected:
            reply.rejected += 1
            if reply.rejected <= MAX_REJECTIONS:
                event_id = event.event_id.encode()[:MAX_EVENT_ID_BYTES].decode(errors="ignore")
                reply.rejections.add(position=position, event_id=event_id, reason=rejected.reason, message=str(rejected))


async def follow(requests: AsyncIterator[WatchUserStatsRequest], watch: Watch) -> None:
    try:
        async for request in requests:
            watch.change(request.add_user_ids, request.remove_user_ids)
    finally:
        watch.changed.set()


async def serve(address: str, delay: float) -> None:
    server = grpc.aio.server()
    add_UserServiceServicer_to_server(UserService(Users(demo_users()), delay), server)
    port = server.add_insecure_port(address)
    await server.start()
    print(f"listening on {address.rpartition(':')[0]}:{port}", flush=True)
    await server.wait_for_termination()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--address", default="127.0.0.1:0", metavar="HOST:PORT", help="default: a free port of 127.0.0.1")
    parser.add_argument(
        "--delay", type=float, default=0, metavar="SECONDS", help="wait before GetUserStats and ExportUserStats answer; default: 0"
    )
    args = parser.parse_args()
    try:
        asyncio.run(serve(args.address, args.delay))
    except KeyboardInterrupt:
        pass


if __name__ == "__main__":
    main()
