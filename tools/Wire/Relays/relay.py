"""Reads values with the generated code, says where it reads other than what C# states, and writes them again.

Usage: relay.py IN OUT MODULE...; the modules are those that protoc generated.
"""

import importlib
import json
import struct
import sys

from google.protobuf import symbol_database
from google.protobuf.descriptor import FieldDescriptor


def frames(file):
    while True:
        pieces = []
        for _ in range(4):
            size = file.read(4)
            if not size:
                return
            pieces.append(file.read(struct.unpack("<I", size)[0]))
        yield pieces


def facts(statement):
    at, texts = 0, []
    while at < len(statement):
        (size,) = struct.unpack_from("<I", statement, at)
        texts.append(statement[at + 4 : at + 4 + size].decode())
        at += 4 + size
    return list(zip(texts[::2], texts[1::2]))


def key(name):
    return name.replace("_", "").lower()


FIELDS = {}


def fields(descriptor):
    if descriptor.full_name not in FIELDS:
        FIELDS[descriptor.full_name] = sorted((key(field.name), field) for field in descriptor.fields)
    return FIELDS[descriptor.full_name]


def is_map(field):
    return field.message_type is not None and field.message_type.GetOptions().map_entry


def bits(value, code, unsigned, quiet, width):
    (number,) = struct.unpack(unsigned, struct.pack(code, value))
    return "0x%0*x" % (width, number | quiet if value != value else number)


def text(field, value):
    if field.type == FieldDescriptor.TYPE_FLOAT:
        return bits(value, "<f", "<I", 0x00400000, 8)
    if field.type == FieldDescriptor.TYPE_DOUBLE:
        return bits(value, "<d", "<Q", 0x0008000000000000, 16)
    if field.type == FieldDescriptor.TYPE_BYTES:
        return value.hex()
    if field.type == FieldDescriptor.TYPE_BOOL:
        return "true" if value else "false"
    return value if field.type == FieldDescriptor.TYPE_STRING else str(value)


def state_value(path, field, value, out):
    if field.message_type is None:
        out.append((path, text(field, value)))
    else:
        out.append((path, "{}"))
        state(path + ".", value, out)


def state(prefix, message, out):
    for name, field in fields(message.DESCRIPTOR):
        path = prefix + name
        if is_map(field):
            state_map(path, field, getattr(message, field.name), out)
        elif field.label == FieldDescriptor.LABEL_REPEATED:
            items = getattr(message, field.name)
            out.append((path, "[%d]" % len(items)))
            for at, item in enumerate(items):
                state_value("%s[%d]" % (path, at), field, item, out)
        elif not field.has_presence or message.HasField(field.name):
            state_value(path, field, getattr(message, field.name), out)


def state_map(path, field, items, out):
    by_name = field.message_type.fields_by_name
    entries = sorted((text(by_name["key"], item).encode(), item) for item in items)
    out.append((path, "[%d]" % len(entries)))
    for at, (shown, item) in enumerate(entries):
        out.append(("%s[%d].key" % (path, at), shown.decode()))
        state_value("%s[%d].value" % (path, at), by_name["value"], items[item], out)


def quote(value):
    return json.dumps(value if len(value) <= 200 else value[:200] + "...", ensure_ascii=False)


def difference(wrote, read):
    paths = {path for path, _ in read}
    for at in range(max(len(wrote), len(read))):
        mine = wrote[at] if at < len(wrote) else None
        theirs = read[at] if at < len(read) else None
        if mine and theirs and key(mine[0]) == theirs[0]:
            if mine[1] != theirs[1]:
                return "%s: C# wrote %s, Python read %s" % (mine[0], quote(mine[1]), quote(theirs[1]))
        elif mine and key(mine[0]) not in paths:
            return "%s: C# wrote %s, Python read nothing" % (mine[0], quote(mine[1]))
        else:
            return "%s: C# wrote nothing, Python read %s" % (theirs[0], quote(theirs[1]))
    return ""


def relay(name, value, statement):
    try:
        message = symbol_database.Default().GetSymbol(name).FromString(value)
    except Exception as error:
        return value, "Python could not read it: %s" % error
    read = []
    state("", message, read)
    return message.SerializeToString(), difference(facts(statement), read)


def main(source, target, *modules):
    for module in modules:
        importlib.import_module(module)
    with open(source, "rb") as incoming, open(target, "wb") as outgoing:
        for name, value, statement, complaint in frames(incoming):
            if not complaint:
                value, found = relay(name.decode(), value, statement)
                complaint = found.encode()
            for piece in (name, value, statement, complaint):
                outgoing.write(struct.pack("<I", len(piece)))
                outgoing.write(piece)


main(*sys.argv[1:])
