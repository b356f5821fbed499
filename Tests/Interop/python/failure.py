"""What a failed call says: the status, the sentence, and Google's error details (https://google.aip.dev/193), for people and programs."""

from __future__ import annotations

from collections.abc import Iterator

import grpc
from google.protobuf.message import Message
from google.rpc.error_details_pb2 import BadRequest, ErrorInfo, ResourceInfo, RetryInfo
from google.rpc.status_pb2 import Status

KINDS = (ErrorInfo, BadRequest, ResourceInfo, RetryInfo)


def details_of(error: grpc.RpcError) -> Iterator[Message]:
    """As grpc_status.rpc_status.from_call reads them; kinds that this program does not know are left out."""
    for key, value in error.trailing_metadata() or ():
        if key == "grpc-status-details-bin":
            for packed in Status.FromString(value).details:
                for kind in KINDS:
                    if packed.Is(kind.DESCRIPTOR):
                        yield kind.FromString(packed.value)


def describe(error: grpc.RpcError) -> Iterator[str]:
    yield f"RPC failed: {error.code().name}: {error.details()}"
    for detail in details_of(error):
        if isinstance(detail, ErrorInfo):
            facts = ", ".join(f"{key}={value}" for key, value in sorted(detail.metadata.items()))
            yield f"  reason {detail.reason} of {detail.domain}" + (f": {facts}" if facts else "")
        elif isinstance(detail, BadRequest):
            for violation in detail.field_violations:
                yield f"  field {violation.field}: {violation.description}"
        elif isinstance(detail, ResourceInfo):
            yield f"  resource {detail.resource_type} {detail.resource_name}"
        elif isinstance(detail, RetryInfo):
            yield f"  call again after {detail.retry_delay.ToMilliseconds()} ms"
