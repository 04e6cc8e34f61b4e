// usage: node replan-one.mjs INSTANCE_WITH_PUBLISHED
// Re-plans every event of an instance, one at a time on the published schedule, and has each result checked.
import { readFileSync } from 'node:fs';
import { parseEvent, parseProblem, Replanner } from '../../../dist/scheduling/engine/index.js';
import { applyEvent, validate } from '../peer/validate.mjs';

const instance = JSON.parse(readFileSync(process.argv[2], 'utf8'));
const problem = parseProblem(instance);
const weightOf = new Map(instance.requests.map(({ id, weight }) => [id, weight]));
const opening = performance.now();
const replanner = new Replanner(problem);
const openMs = performance.now() - opening;
// The first calls are slow until the machine code is there; a service has it.
for (const json of instance.events.slice(0, 5)) replanner.apply(parseEvent(json, problem));

const ms = [];
const moved = [];
let invalid = 0;
let cancelledWeight = 0;
let addedLeftOut = 0;
let provenFewest = 0;
for (const json of instance.events) {
  const event = parseEvent(json, problem);
  const began = performance.now();
  const result = replanner.apply(event);
  ms.push(performance.now() - began);
  moved.push(result.moved.length);
  for (const id of result.cancelled) cancelledWeight += weightOf.get(id);
  if (result.provenFewest) provenFewest++;
  const id = event.type === 'request-added' ? event.request.id : undefined;
  if (id !== undefined && !result.meetings.some(({ requestId }) => requestId === id))
    addedLeftOut++;
  if (!validate(applyEvent(instance, json), result.meetings).valid) invalid++;
}
const at = (values, share) =>
  [...values].sort((x, y) => x - y)[Math.max(0, Math.ceil(share * values.length) - 1)];
const spread = (values) => ({ p50: at(values, 0.5), p95: at(values, 0.95), max: at(values, 1) });
console.log(
  JSON.stringify({
    events: ms.length,
    ms: spread(ms),
    moved: spread(moved),
    cancelledWeight,
    addedLeftOut,
    provenFewest,
    openMs,
    invalid,
  }),
);
