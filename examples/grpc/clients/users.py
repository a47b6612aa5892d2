"""Calls the users service with the libraries of gRPC's own project.

users.py ADDRESS DESCRIPTORS [DETAILS]

DESCRIPTORS is `proto/users.bin`. The descriptors of Google's error details are written to DETAILS, for other clients.
"""

import sys

import grpc
from google.protobuf import descriptor_pb2, descriptor_pool, duration_pb2, message_factory
from google.rpc import error_details_pb2
from grpc_status import rpc_status

address, descriptors = sys.argv[1:3]

pool = descriptor_pool.DescriptorPool()
with open(descriptors, "rb") as file:
    for proto in descriptor_pb2.FileDescriptorSet.FromString(file.read()).file:
        pool.AddSerializedFile(proto.SerializeToString())


def message(name):
    return message_factory.GetMessageClass(pool.FindMessageTypeByName(f"users.v1.{name}"))


User = message("User")
channel = grpc.insecure_channel(address)


def call(method, request):
    serialize = type(request).SerializeToString
    method = channel.unary_unary(f"/users.v1.Users/{method}", serialize, User.FromString)
    return method(request, metadata=[("x-request-id", "req_1")], timeout=10)


def fails(method, request):
    """The code, the text, and the details by the name of their type."""
    try:
        call(method, request)
    except grpc.RpcError as error:
        # It raises if the code or the text differ from those in the details.
        status = rpc_status.from_call(error)
        details = {}
        for detail in status.details:
            kind = detail.type_url.rsplit(".", 1)[1]
            details[kind] = getattr(error_details_pb2, kind)()
            assert detail.Unpack(details[kind]), detail
        return error.code(), error.details(), details
    raise AssertionError(f"{method} did not fail")


get, create = message("GetRequest"), message("CreateRequest")

code, text, details = fails("Get", get(id=7))
assert (code, text) == (grpc.StatusCode.NOT_FOUND, "There is no user 7"), (code, text)
info = details["ErrorInfo"]
assert (info.reason, info.domain, dict(info.metadata)) == ("USER_NOT_FOUND", "users.example.com", {"id": "7"}), info
assert details["RequestInfo"].request_id == "req_1", details
assert details["Help"].links[0].url == "https://users.example.com/errors#user_not_found", details

code, text, details = fails("Get", get(id=409))
assert code == grpc.StatusCode.ABORTED and details["RetryInfo"].retry_delay.seconds == 30, (code, details)

code, text, details = fails("Create", create())
violations = [(violation.field, violation.reason) for violation in details["BadRequest"].field_violations]
assert code == grpc.StatusCode.INVALID_ARGUMENT, code
assert violations == [("name", "NAME_MISSING"), ("email", "EMAIL_INVALID")], violations

# Texts that are not ASCII, and texts that are too long for the headers of a response.
name = "Zoë 🦀"
assert call("Create", create(name=name, email=f"{name}@example.com")).name == name
code, text, details = fails("Create", create(name=name, email=f"{name}@example.com"))
assert details["Help"].links[0].description == f"sign in with {name}@example.com", details
long = "猫" * 10_000 + "@example.com"
call("Create", create(name=name, email=long))
code, text, details = fails("Create", create(name=name, email=long))
assert code == grpc.StatusCode.ALREADY_EXISTS and details["ErrorInfo"].reason == "EMAIL_TAKEN", (code, details)
assert "Help" not in details, details

for id in (500, 503):
    code, text, details = fails("Get", get(id=id))
    shown = f"{code} {text} {details}"
    assert "DebugInfo" not in details and not any(secret in shown for secret in ("1234", "10.0.0.7")), shown

if len(sys.argv) > 3:
    files = descriptor_pb2.FileDescriptorSet()
    for module in (duration_pb2, error_details_pb2):
        module.DESCRIPTOR.CopyToProto(files.file.add())
    with open(sys.argv[3], "wb") as file:
        file.write(files.SerializeToString())
print("ok")
