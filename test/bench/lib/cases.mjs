import { generate } from '../peer/gen.mjs';

const FLAGS = { t: 'tight', h: 'hot', r: 'rich', p: 'hall' };

/**
 * A case by its name: size, seed and flags, such as `L-3h` or `S-4thrp`.
 * @returns {{ name: string, size: string, seed: number, flags: Record<string, boolean>, instance: () => object }}
 */
export function readCase(name) {
  const match = /^(S|M|L|XL)-(\d+)([thrp]*)$/.exec(name);
  if (!match)
    throw new Error(`${name} is no case: a size, a seed and the flags t, h, r, p are expected`);
  const [, size, seed, letters] = match;
  const flags = Object.fromEntries(Array.from(letters, (letter) => [FLAGS[letter], true]));
  const plain = !flags.rich && !flags.hall;
  return {
    name,
    size,
    seed: Number(seed),
    flags,
    plain,
    instance: () => generate(size, Number(seed), flags),
  };
}

/** Cases with the seconds that the engine may search, and the moments at which the table looks at it. */
export const FULL = {
  solve: [
    ['S-1', 2],
    ['S-2t', 2],
    ['S-3h', 2],
    ['S-4r', 2],
    ['S-5thrp', 2],
    ['M-1', 5],
    ['M-2t', 5],
    ['M-3h', 5],
    ['M-4r', 5],
    ['M-5thrp', 5],
    ['L-1', 30],
    ['L-2t', 30],
    ['L-3h', 30],
    ['L-4r', 30],
    ['L-5p', 10],
    ['L-6thrp', 30],
    ['XL-1', 10],
    ['XL-2t', 20],
    ['XL-4r', 60],
    ['XL-5hp', 20],
  ],
  highs: [
    ['S-1', 20],
    ['S-2t', 20],
    ['S-3h', 20],
    ['M-1', 30],
    ['M-2t', 30],
    ['M-3h', 30],
    ['L-2t', 60],
    ['L-3h', 60],
  ],
  wishes: [
    ['S-1', 2],
    ['M-1', 5],
    ['L-1', 10],
  ],
  worths: [0, 0.25, 0.5, 1, 2, 4],
  replan: ['L-1', 'L-2t', 'L-3h', 'L-4r', 'XL-1', 'XL-2t'],
  threads: [['L-3h', 10]],
  cancel: ['XL-1', 'XL-2t', 'XL-4r'],
  cancelAfter: [1, 20, 50, 100, 200, 500, 1000, 2000, 4000],
};

export const QUICK = {
  solve: [
    ['S-1', 1],
    ['S-4r', 1],
    ['M-2t', 2],
    ['M-3h', 2],
    ['L-1', 3],
    ['L-3h', 5],
    ['XL-1', 4],
  ],
  highs: [['S-1', 10]],
  wishes: [['S-1', 1]],
  worths: [0, 1],
  replan: ['L-1'],
  threads: [],
  cancel: ['XL-1'],
  cancelAfter: [1, 100, 1000],
};

/** The part of a plan that is about the named cases. A case that the plan does not have is solved for 10 s. */
export function only(plan, names) {
  const wanted = (entry) => names.includes(Array.isArray(entry) ? entry[0] : entry);
  const known = new Set(plan.solve.map(([name]) => name));
  return {
    ...plan,
    solve: [
      ...plan.solve.filter(wanted),
      ...names.filter((name) => !known.has(name)).map((name) => [name, 10]),
    ],
    highs: plan.highs.filter(wanted),
    wishes: plan.wishes.filter(wanted),
    replan: plan.replan.filter(wanted),
    threads: plan.threads.filter(wanted),
    cancel: plan.cancel.filter(wanted),
  };
}
