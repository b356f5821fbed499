"""Reads all users of a server, adds up their points, and prints what that cost this process: part, figure, value.

Usage: document.py export|json ADDRESS [gzip]; export needs the modules generated from user.proto on PYTHONPATH.
"""

import gzip
import http.client
import json
import resource
import sys
import time

# who reads all users need not have the first of them soon
CHUNK_BYTES = 128 * 1024


def read_json(address, gzipped):
    connection = http.client.HTTPConnection(address)
    connection.request("GET", "/export", headers={"Accept-Encoding": "gzip"} if gzipped else {})
    response = connection.getresponse()
    body = response.read()
    if response.getheader("Content-Encoding") == "gzip":
        body = gzip.decompress(body)
    users = json.loads(body)
    return len(users), sum(user["total_points"] for user in users)


def read_export(address, _):
    users = points = 0
    with grpc.insecure_channel(address) as channel:
        for chunk in UserServiceStub(channel).ExportUserStats(ExportUserStatsRequest(max_chunk_bytes=CHUNK_BYTES)):
            users += len(chunk.user_ids)
            points += sum(chunk.total_points)
    return users, points


def say(name, value):
    print(f"\t{name}\t{value}")


kind, target, *more = sys.argv[1:]
if kind == "export":
    import grpc
    from user_pb2 import ExportUserStatsRequest
    from user_pb2_grpc import UserServiceStub

read = read_export if kind == "export" else read_json
cpu, wall = time.process_time(), time.perf_counter()
count, _ = read(target, "gzip" in more)
cpu, wall = time.process_time() - cpu, time.perf_counter() - wall
say("users", count)
say("Python CPU, s", cpu)
say("wall, s", wall)
say("Python's peak memory, MiB", resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)
