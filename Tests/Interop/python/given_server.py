"""The smallest server, from given.proto alone. Knows user 42 only."""

import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import grpc

sys.path.append(str(Path(__file__).parent / "pb"))  # where build.sh puts the stubs

from given_pb2 import UserRequest, UserResponse
from given_pb2_grpc import UserServiceServicer, add_UserServiceServicer_to_server


class UserService(UserServiceServicer):
    def GetUserStats(self, request: UserRequest, context: grpc.ServicerContext) -> UserResponse:
        if request.user_id != 42:
            context.abort(grpc.StatusCode.NOT_FOUND, f"There is no user with user_id {request.user_id}.")
        return UserResponse(user_id=42, username="Cloud_Architect", total_points=1500, is_active=True)


def main() -> None:
    server = grpc.server(ThreadPoolExecutor())
    add_UserServiceServicer_to_server(UserService(), server)
    port = server.add_insecure_port("127.0.0.1:0")
    server.start()
    print(f"listening on 127.0.0.1:{port}", flush=True)
    server.wait_for_termination()


if __name__ == "__main__":
    main()
