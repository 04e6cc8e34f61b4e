import { millis, percent, seconds, table } from './table.mjs';

/** Moments, in seconds, at which the table of weights looks at a search, and the sizes that it does so for. */
const MOMENTS = [1, 3];

const gap = (weight, bound) => (bound === 0 ? 0 : (bound - weight) / bound);

/** The last that was known at a moment. */
function at(curve, second) {
  return curve.findLast(({ ms }) => ms <= second * 1000);
}

/** The first moment at which the weight met the bound. */
function provenAt(curve) {
  return curve.find(({ weight, bound }) => weight === bound)?.ms;
}

export function solveTable(cases, solved, greedy, highs) {
  const heads = [
    'case',
    'bound',
    'engine',
    'gap',
    'proven after',
    ...MOMENTS.map((moment) => `gap at ${moment} s`),
    'searched',
    'greedy',
    'gap of greedy',
    'HiGHS',
    'idle gaps',
    'greedy',
    'ratio',
    'wishes met',
    'memory',
  ];
  const rows = cases.map(([name]) => {
    const ours = solved.get(name);
    const naive = greedy.get(name);
    const proven = provenAt(ours.curve);
    return [
      name,
      ours.upperBound,
      ours.weightPlaced,
      percent(gap(ours.weightPlaced, ours.upperBound)),
      proven === undefined ? '-' : seconds(proven),
      ...MOMENTS.map((moment) => gapThen(ours, moment)),
      seconds(ours.ms),
      naive.weightPlaced,
      percent(gap(naive.weightPlaced, ours.upperBound)),
      highsCell(highs.get(name)),
      ours.idleGaps,
      naive.idleGaps,
      percent(naive.idleGaps === 0 ? 0 : ours.idleGaps / naive.idleGaps, 1),
      `${ours.preferredMet}/${ours.preferredAsked}`,
      `${ours.rssMb} MB`,
    ];
  });
  return table(heads, rows);
}

/** Gap to the bound known at the end, so that only the search counts. */
function gapThen(ours, moment) {
  const then = at(ours.curve, moment);
  return then ? percent(gap(then.weight, ours.upperBound)) : '-';
}

function highsCell(peer) {
  if (!peer) return '';
  if (peer.failed) return peer.failed;
  return `${peer.weightPlaced}, ${seconds(peer.ms)}`;
}

export function wishTable(runs, greedy) {
  return table(
    [
      'case',
      'gaps that a wish is worth',
      'weight',
      'wishes met',
      'share',
      'idle gaps',
      'of greedy',
    ],
    runs.map((run) => [
      run.name,
      run.wishWorth,
      run.weightPlaced,
      `${run.preferredMet}/${run.preferredAsked}`,
      percent(run.preferredAsked === 0 ? 1 : run.preferredMet / run.preferredAsked, 1),
      run.idleGaps,
      percent(run.idleGaps / greedy.get(run.name).idleGaps, 1),
    ]),
  );
}

export function replanTable(runs) {
  return table(
    [
      'case',
      'events',
      'ms median',
      '95 %',
      'most',
      'first event',
      'opening',
      'displaced 95 %',
      'moved median',
      '95 %',
      'most',
      'proven fewest',
      'weight cancelled',
      'added left out',
    ],
    runs.map(({ name, events, ms, first, opened, displaced, moved, ...lost }) => [
      name,
      events,
      millis(ms.p50),
      millis(ms.p95),
      millis(ms.max),
      millis(first),
      millis(opened),
      displaced.p95,
      moved.p50,
      moved.p95,
      moved.max,
      lost.provenFewest,
      lost.cancelledWeight,
      lost.addedLeftOut,
    ]),
  );
}

/** How long the answer to a cancel took: the longest, and by the moment, with the meetings placed by then. */
export function cancelTable(runs) {
  const [first] = runs;
  return table(
    ['case', 'threads', 'longest', ...first.answers.map(({ moment }) => `after ${moment} ms`)],
    runs.map(({ name, team, answers }) => [
      name,
      team,
      `${millis(Math.max(...answers.map(({ ms }) => ms)))} ms`,
      ...answers.map(({ ms, placed }) => `${millis(ms)} ms, ${placed} placed`),
    ]),
  );
}

export function threadTable(runs, solved) {
  // The bound does not depend on who searches: the best one known counts.
  const bound = ({ name, upperBound }) =>
    Math.min(upperBound, solved.get(name)?.upperBound ?? upperBound);
  return table(
    ['case', 'threads', 'searched', 'weight', 'gap', 'idle gaps'],
    runs.map((run) => [
      run.name,
      run.team,
      `${run.limit} s`,
      run.weightPlaced,
      percent(gap(run.weightPlaced, bound(run))),
      run.idleGaps,
    ]),
  );
}
