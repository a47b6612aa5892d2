// Runs the client without anything to import: no clock, and no source of randomness.
import assert from 'node:assert/strict';
import fs from 'node:fs';

const { instance } = await WebAssembly.instantiate(fs.readFileSync(process.argv[2]), {});
const { length_of_an_id: lengthOfAnId, delay } = instance.exports;
assert.equal(lengthOfAnId(), 36);
assert.equal(delay(1), 7n);
assert.equal(delay(0), 0n);
