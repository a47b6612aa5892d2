// Calls the users service with Connect's own client.
//
// node users.mjs URL DESCRIPTORS DETAILS
//
// DESCRIPTORS is `proto/users.bin`, and DETAILS the descriptors of Google's error details.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";

// The packages are where the script runs, not beside it.
const required = createRequire(`${process.cwd()}/`);
const load = async (name) => import(pathToFileURL(required.resolve(name)));
const { createFileRegistry, fromBinary } = await load("@bufbuild/protobuf");
const { FileDescriptorSetSchema } = await load("@bufbuild/protobuf/wkt");
const { Code, ConnectError, createClient } = await load("@connectrpc/connect");
const { createConnectTransport } = await load("@connectrpc/connect-node");

const [url, descriptors, details] = process.argv.slice(2);
const registry = (path) => createFileRegistry(fromBinary(FileDescriptorSetSchema, readFileSync(path)));
const google = registry(details);
const headers = { "x-request-id": "req_1" };
const transport = createConnectTransport({ baseUrl: `${url}/connect`, httpVersion: "1.1", useBinaryFormat: false });
const users = createClient(registry(descriptors).getService("users.v1.Users"), transport);

async function fails(call) {
    try {
        await call;
    } catch (error) {
        assert(error instanceof ConnectError, String(error));
        return error;
    }
    assert.fail("the call did not fail");
}

const find = (error, name) => error.findDetails(google.getMessage(`google.rpc.${name}`))[0];

const missing = await fails(users.get({ id: 7 }, { headers }));
assert.equal(missing.code, Code.NotFound);
assert.equal(missing.rawMessage, "There is no user 7");
const info = find(missing, "ErrorInfo");
assert.deepEqual([info.reason, info.domain, info.metadata], ["USER_NOT_FOUND", "users.example.com", { id: "7" }]);
assert.equal(find(missing, "RequestInfo").requestId, "req_1");
assert.equal(find(missing, "Help").links[0].url, "https://users.example.com/errors#user_not_found");
assert.equal(missing.metadata.get("x-request-id"), "req_1");

const moving = await fails(users.get({ id: 409 }, { headers }));
assert.equal(moving.code, Code.Aborted);
assert.equal(find(moving, "RetryInfo").retryDelay.seconds, 30n);

const invalid = await fails(users.create({}, { headers }));
assert.equal(invalid.code, Code.InvalidArgument);
const violations = find(invalid, "BadRequest").fieldViolations.map(({ field, reason }) => [field, reason]);
assert.deepEqual(violations, [["name", "NAME_MISSING"], ["email", "EMAIL_INVALID"]]);

for (const id of [500, 503]) {
    const error = await fails(users.get({ id }, { headers }));
    const shown = JSON.stringify([error.rawMessage, error.details.map(({ value }) => Buffer.from(value).toString())]);
    assert(!shown.includes("1234") && !shown.includes("10.0.0.7"), shown);
    assert.equal(find(error, "DebugInfo"), undefined);
}
console.log("ok");
