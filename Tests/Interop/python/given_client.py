"""The smallest client, from given.proto alone. Usage: given_client.py HOST:PORT ID"""

import sys
from pathlib import Path

import grpc

sys.path.append(str(Path(__file__).parent / "pb"))  # where build.sh puts the stubs

from given_pb2 import UserRequest
from given_pb2_grpc import UserServiceStub


def main(address: str, user_id: str) -> None:
    with grpc.insecure_channel(address) as channel:
        user = UserServiceStub(channel).GetUserStats(UserRequest(user_id=int(user_id)), timeout=5)
        print(f"User: {user.username} | Points: {user.total_points}")


if __name__ == "__main__":
    main(*sys.argv[1:])
