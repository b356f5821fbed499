"""Google's own JSON of protobuf on the messages of FileDescriptorSets.

Reads lines from standard input, and answers each with one:
  parse SET MESSAGE JSON   reads the JSON as that message; unknown names are errors. Answers "ok", or what is wrong.
  print SET MESSAGE HEX    answers the message of these bytes in JSON.
"""
import json
import sys

from google.protobuf import descriptor_pb2, descriptor_pool, json_format, message_factory

pools = {}


def message(path, name):
    if path not in pools:
        pools[path] = descriptor_pool.DescriptorPool()
        with open(path, "rb") as descriptors:
            for file in descriptor_pb2.FileDescriptorSet.FromString(descriptors.read()).file:
                pools[path].Add(file)
    descriptor = pools[path].FindMessageTypeByName(name)
    return message_factory.MessageFactory(pools[path]).GetPrototype(descriptor)()


for line in sys.stdin:
    order, path, name, value = line.rstrip("\n").split("\t")
    if order == "parse":
        try:
            json_format.Parse(value, message(path, name))
            print("ok", flush=True)
        except json_format.ParseError as wrong:
            print(f"{name} {value}: {wrong}".replace("\n", " "), flush=True)
    else:
        read = message(path, name)
        read.ParseFromString(bytes.fromhex(value))
        print(json.dumps(json_format.MessageToDict(read)), flush=True)
