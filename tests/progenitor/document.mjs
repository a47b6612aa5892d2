// Adds an operation to a catalog's document: `catalog export openapi --openapi 3.0 --one-schema | node document.mjs`.
import fs from "node:fs";

// progenitor reads only this type as JSON, so the type of RFC 9457 is replaced.
const text = fs.readFileSync(0, "utf8").replaceAll("application/problem+json", "application/json");
const document = JSON.parse(text);
const error = (name) => ({ $ref: `#/components/responses/${name}` });
document.paths["/users/{id}"] = {
  get: {
    operationId: "find_user",
    parameters: [{ name: "id", in: "path", required: true, schema: { type: "string" } }],
    responses: {
      200: { description: "The user" },
      401: error("Unauthorized"),
      404: error("NotFound"),
      409: error("Conflict"),
    },
  },
};
process.stdout.write(JSON.stringify(document));
