// usage: node replan-one.mjs INSTANCE_WITH_PUBLISHED
// Re-plans every event of an instance, one at a time on the published schedule, and has each result checked. Times are
// CPU time of the whole process, from the event to the finished plan; opening the plan is given apart.
import { readFileSync } from 'node:fs';
import { parseEvent, parseProblem, Replanner } from '../../../dist/scheduling/engine/index.js';
import { applyEvent, validate } from '../peer/validate.mjs';

const instance = JSON.parse(readFileSync(process.argv[2], 'utf8'));
const problem = parseProblem(instance);
const weightOf = new Map(instance.requests.map(({ id, weight }) => [id, weight]));
const [replanner, opened] = timed(() => new Replanner(problem));
// The first calls are slow until the machine code is there; a service has it. What the very first took is told too.
const [, first] = timed(() => replanner.apply(parseEvent(instance.events[0], problem)));
for (const json of instance.events.slice(1, 5)) replanner.apply(parseEvent(json, problem));

const ms = [];
const moved = [];
const displaced = [];
let invalid = 0;
let provenFewest = 0;
let cancelledWeight = 0;
let addedLeftOut = 0;
for (const json of instance.events) {
  const event = parseEvent(json, problem);
  const [result, took] = timed(() => replanner.apply(event));
  ms.push(took);
  moved.push(result.moved.length);
  displaced.push(result.displaced.length);
  if (result.provenFewest) provenFewest++;
  for (const id of result.cancelled) cancelledWeight += weightOf.get(id);
  const id = event.type === 'request-added' ? event.request.id : undefined;
  if (id !== undefined && !result.meetings.some(({ requestId }) => requestId === id))
    addedLeftOut++;
  if (!validate(applyEvent(instance, json), result.meetings).valid) invalid++;
}

function timed(work) {
  const before = process.cpuUsage();
  const result = work();
  const { user, system } = process.cpuUsage(before);
  return [result, (user + system) / 1000];
}

const at = (values, share) =>
  [...values].sort((x, y) => x - y)[Math.max(0, Math.ceil(share * values.length) - 1)];
const spread = (values) => ({ p50: at(values, 0.5), p95: at(values, 0.95), max: at(values, 1) });
console.log(
  JSON.stringify({
    events: ms.length,
    opened,
    first,
    ms: spread(ms),
    moved: spread(moved),
    displaced: spread(displaced),
    provenFewest,
    cancelledWeight,
    addedLeftOut,
    invalid,
  }),
);
