"""Calls the service from starter.proto alone. Usage: client.py HOST:PORT get ID | add NAME | list"""

import sys
from pathlib import Path

import grpc

sys.path.append(str(Path(__file__).parent / "pb"))  # where build.sh puts the stubs

from starter_pb2 import AddItemRequest, GetItemRequest, ListItemsRequest
from starter_pb2_grpc import StarterServiceStub


def main(address: str, command: str, *words: str) -> None:
    with grpc.insecure_channel(address) as channel:
        service = StarterServiceStub(channel)
        if command == "get":
            show(service.GetItem(GetItemRequest(item_id=int(words[0])), timeout=5))
        elif command == "add":
            show(service.AddItem(AddItemRequest(name=words[0]), timeout=5))
        elif command == "list":
            for item in service.ListItems(ListItemsRequest(), timeout=60):
                show(item)
        else:
            sys.exit(__doc__)


def show(item) -> None:
    print(item.item_id, item.name)


if __name__ == "__main__":
    if len(sys.argv) < 3:
        sys.exit(__doc__)
    try:
        main(*sys.argv[1:])
    except grpc.RpcError as failure:
        sys.exit(f"{failure.code().name}: {failure.details()}")
