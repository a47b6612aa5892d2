// Calls the users service with a client of GraphQL.
//
// node graphql.mjs URL

import assert from "node:assert/strict";
import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";

// The packages are where the script runs, not beside it.
const required = createRequire(`${process.cwd()}/`);
const { ClientError, GraphQLClient } = await import(pathToFileURL(required.resolve("graphql-request")));

const client = new GraphQLClient(`${process.argv[2]}/graphql`, { headers: { "x-request-id": "req_1" } });

/** The response to a request that fails. */
async function fails(query) {
    try {
        await client.request(query);
    } catch (error) {
        assert(error instanceof ClientError, String(error));
        return error.response;
    }
    assert.fail("the request did not fail");
}

const missing = await fails("{ user(id: 7) { name } }");
assert.equal(missing.errors[0].message, "There is no user 7");
assert.deepEqual(missing.errors[0].path, ["user"]);
assert.deepEqual(missing.errors[0].extensions, {
    code: "user_not_found",
    status: 404,
    meta: { id: 7 },
    requestId: "req_1",
});

const { errors } = await fails("{ moving: user(id: 409) { name } disk: user(id: 503) { name } }");
const advice = errors.map(({ path, extensions: { code, retryAfter } }) => [path[0], code, retryAfter]);
assert.deepEqual(advice.sort(), [["disk", "users_unavailable", 5], ["moving", "moving", 30]]);

const invalid = await fails('mutation { createUser(name: "", email: "") { id } }');
const listed = invalid.errors[0].extensions.errors.map(({ code, pointer }) => [code, pointer]);
assert.deepEqual(listed, [["name_missing", "/name"], ["email_invalid", "/email"]]);

// What GraphQL itself refuses stays as its library says it.
const unknown = await fails("{ userz { name } }");
assert.match(unknown.errors[0].message, /userz/);
assert.equal(unknown.errors[0].extensions?.code, undefined);

for (const id of [500, 503]) {
    const shown = JSON.stringify(await fails(`{ user(id: ${id}) { name } }`));
    assert(!shown.includes("1234") && !shown.includes("10.0.0.7"), shown);
}
console.log("ok");
