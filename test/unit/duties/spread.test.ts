import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { overlap } from '../../../src/duties/domain/duty-times.js';
import { spread, type OpenDuty } from '../../../src/duties/domain/spread.js';

const at = (minutes: number): Date => new Date(Date.UTC(2025, 10, 24, 8, minutes));

const open = (id: string, start: number, notFor: string | null = null): OpenDuty => ({
  id,
  startsAt: at(start),
  endsAt: at(start + 15),
  notFor,
});

describe('spreading duties', () => {
  it('gives each to the one with fewest who is free', () => {
    const duties = [open('a', 0), open('b', 0), open('c', 15), open('d', 30)];
    expect(Object.fromEntries(spread(duties, [], ['ana', 'ben']))).toEqual({
      a: 'ana',
      b: 'ben',
      c: 'ana',
      d: 'ben',
    });
  });

  it('counts what they have already', () => {
    const taken = [{ assigneeId: 'ana', startsAt: at(60), endsAt: at(75) }];
    expect([...spread([open('a', 0)], taken, ['ana', 'ben'])]).toEqual([['a', 'ben']]);
  });

  it('leaves what nobody can take, and gives nothing back to who refused it', () => {
    const duties = [open('a', 0), open('b', 5)];
    expect([...spread(duties, [], ['ana'])]).toEqual([['a', 'ana']]);
    expect([...spread([open('a', 0, 'ana')], [], ['ana'])]).toEqual([]);
    expect([...spread([open('a', 0, 'ana')], [], ['ana', 'ben'])]).toEqual([['a', 'ben']]);
  });

  it('never gives anybody two at once, whatever there is', () => {
    fc.assert(
      fc.property(
        fc.array(fc.nat({ max: 120 }), { maxLength: 40 }),
        fc.integer({ min: 1, max: 5 }),
        (starts, people) => {
          const duties = starts.map((start, index) => open(String(index), start));
          const users = Array.from({ length: people }, (_, index) => `u${index}`);
          const given = spread(duties, [], users);
          for (const x of duties)
            for (const y of duties)
              if (x !== y && given.has(x.id) && given.get(x.id) === given.get(y.id))
                expect(overlap(x, y)).toBe(false);
        },
      ),
    );
  });
});
