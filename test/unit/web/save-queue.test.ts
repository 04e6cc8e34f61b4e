import { describe, expect, it } from 'vitest';
import { ApiProblem, UNREACHABLE } from '../../../web/src/api/problem.js';
import { SaveQueue } from '../../../web/src/components/autosave/save-queue.js';
import type { Change, FieldValue, Saved } from '../../../web/src/components/autosave/save-types.js';
import {
  UnsavedStore,
  type KeyValueStore,
} from '../../../web/src/components/autosave/unsaved-store.js';
import { verdictOf } from '../../../web/src/components/autosave/verdict.js';

/** A device's storage; `full` refuses as a browser does that has no room. */
class Device implements KeyValueStore {
  readonly kept = new Map<string, string>();
  full = false;
  get length() {
    return this.kept.size;
  }
  key = (index: number) => [...this.kept.keys()][index] ?? null;
  getItem = (key: string) => this.kept.get(key) ?? null;
  setItem = (key: string, value: string) => {
    if (this.full) throw new Error('full');
    this.kept.set(key, value);
  };
  removeItem = (key: string) => void this.kept.delete(key);
}

type Record_ = Record<string, FieldValue>;

/** The server's rule: a field is taken over when nobody changed it since `base`. */
class Server {
  readonly rows = new Map<string, Record_>();
  readonly requests: Record<string, Change>[] = [];
  /** Thrown by the next calls, one each. */
  readonly problems: Error[] = [];
  /** Runs while a request is under way. */
  meanwhile: (() => void) | undefined;
  /** Answers come when it is over. */
  slow: Promise<void> | undefined;

  save = async (record: string, changes: Readonly<Record<string, Change>>): Promise<Saved> => {
    this.requests.push({ ...changes });
    await Promise.resolve();
    this.meanwhile?.();
    const problem = this.problems.shift();
    await this.slow;
    if (problem) throw problem;
    const row = this.rows.get(record) ?? {};
    const saved: Saved = { stored: {}, clashes: {} };
    for (const [field, { base, value }] of Object.entries(changes)) {
      const present = row[field] ?? '';
      if (present !== base && present !== value) {
        saved.clashes[field] = { value: present, by: 'Khady Diop', at: '2025-11-12T13:20:00Z' };
        continue;
      }
      row[field] = typeof value === 'string' ? value.trim() : value;
      saved.stored[field] = row[field];
    }
    this.rows.set(record, row);
    return saved;
  };
}

/** Pauses that pass when the test says so. */
class Pauses {
  private readonly works = new Set<() => void>();
  readonly lengths: number[] = [];
  later = (work: () => void, ms: number) => {
    this.lengths.push(ms);
    this.works.add(work);
    return () => void this.works.delete(work);
  };
  /** Lets every pause end, also those that begin meanwhile. */
  async pass(): Promise<void> {
    const [work] = this.works;
    if (!work) return;
    this.works.delete(work);
    work();
    for (let turn = 0; turn < 10; turn += 1) await Promise.resolve();
    await this.pass();
  }
  async passOnce(): Promise<void> {
    const [work] = this.works;
    if (!work) return;
    this.works.delete(work);
    work();
    for (let turn = 0; turn < 10; turn += 1) await Promise.resolve();
  }
}

const person = 'assembly/delegation/ousmane';

function desk({
  device = new Device(),
  tab = new Device(),
  server = new Server(),
  user = 'aissatou',
} = {}) {
  const pauses = new Pauses();
  const store = new UnsavedStore(device, tab, new Set(['documentNumber']), user, 'people', () => 1);
  const queue = new SaveQueue({
    store,
    send: server.save,
    verdict: verdictOf,
    now: () => 42,
    later: pauses.later,
  });
  return { device, tab, server, pauses, queue };
}

const offline = () => new ApiProblem({ title: '', status: 0, code: UNREACHABLE });
const refused = (...paths: string[]) =>
  new ApiProblem({
    title: 'Not valid',
    status: 422,
    code: 'validation_failed',
    errors: paths.map((path) => ({ path, code: 'invalid', message: `${path} is wrong` })),
  });

describe('the queue of what is typed', () => {
  it('saves once when the reader pauses, with the value that the typing began from', async () => {
    const { queue, server, pauses, device } = desk();
    for (const value of ['O', 'Ou', 'Ousmane']) queue.set(person, 'givenNames', '', value);
    expect(queue.state(person)).toMatchObject({ saving: true, savedAt: undefined });
    expect(device.kept.size).toBe(1);
    await pauses.pass();
    expect(server.requests).toEqual([{ givenNames: { base: '', value: 'Ousmane' } }]);
    expect(queue.state(person)).toMatchObject({ saving: false, savedAt: 42, unsaved: {} });
    expect(device.kept.size).toBe(0);
  });

  it('sends nothing for what was typed and taken back', async () => {
    const { queue, server, pauses, device } = desk();
    queue.set(person, 'position', 'Head', 'Heads');
    queue.set(person, 'position', 'Head', 'Head');
    await pauses.pass();
    expect(server.requests).toEqual([]);
    expect(device.kept.size).toBe(0);
  });

  it('tells of what is acknowledged once it is no longer unsaved', async () => {
    const { queue, pauses } = desk();
    const heard: string[][] = [];
    queue.onStored((record) => heard.push(Object.keys(queue.state(record).unsaved)));
    queue.set(person, 'givenNames', '', 'Ousmane');
    // A page that shows the record has asked for its state.
    expect(Object.keys(queue.state(person).unsaved)).toEqual(['givenNames']);
    await pauses.pass();
    expect(heard).toEqual([[]]);
  });

  it('goes on from what the server has when more was typed meanwhile', async () => {
    const { queue, server, pauses } = desk();
    queue.set(person, 'familyName', '', 'Fa ');
    server.meanwhile = () => {
      server.meanwhile = undefined;
      queue.set(person, 'familyName', '', 'Fa Ye');
    };
    await pauses.pass();
    expect(server.requests).toEqual([
      { familyName: { base: '', value: 'Fa ' } },
      { familyName: { base: 'Fa', value: 'Fa Ye' } },
    ]);
    expect(queue.state(person).unsaved).toEqual({});
  });

  it('keeps everything while there is no connection, and brings it when it is back', async () => {
    const { queue, server, pauses, device } = desk();
    server.problems.push(offline(), offline(), offline());
    queue.set(person, 'givenNames', '', 'Ousmane');
    await pauses.passOnce();
    expect(queue.state(person)).toMatchObject({ trouble: { kind: 'offline' }, kept: true });
    queue.set(person, 'familyName', '', 'Faye');
    await pauses.passOnce();
    await pauses.passOnce();
    expect(pauses.lengths.slice(-3)).toEqual([1_000, 2_000, 4_000]);
    expect(device.kept.size).toBe(2);
    queue.retry();
    await pauses.pass();
    expect(server.rows.get(person)).toEqual({ givenNames: 'Ousmane', familyName: 'Faye' });
    expect(queue.state(person)).toMatchObject({ trouble: undefined, unsaved: {} });
  });

  it('comes back after the browser was closed, for the same reader only', async () => {
    const before = desk();
    before.server.problems.push(offline());
    before.queue.set(person, 'givenNames', '', 'Ousmane');
    before.queue.set(person, 'documentNumber', '', 'A123');
    await before.pauses.passOnce();
    before.queue.close();

    const other = desk({ device: before.device, user: 'somebody-else' });
    expect(other.queue.unsavedRecords()).toEqual([]);

    const after = desk({ device: before.device, server: before.server });
    expect(Object.keys(after.queue.state(person).unsaved)).toEqual(['givenNames']);
    after.queue.retry();
    await after.pauses.pass();
    expect(before.server.rows.get(person)).toEqual({ givenNames: 'Ousmane' });
    expect(before.device.kept.size).toBe(0);
  });

  it('keeps a secret for a reload only, never on the disk', () => {
    const { queue, device, tab } = desk();
    queue.set(person, 'documentNumber', '', 'A123');
    expect(device.kept.size).toBe(0);
    expect(tab.kept.size).toBe(1);
  });

  it('waits for the next sign-in when the session has ended', async () => {
    const { queue, server, pauses } = desk();
    server.problems.push(new ApiProblem({ title: '', status: 401, code: 'signed_out' }));
    queue.set(person, 'givenNames', '', 'Ousmane');
    await pauses.pass();
    expect(queue.state(person).trouble).toEqual({ kind: 'signed_out' });
    queue.retry();
    await pauses.pass();
    expect(server.rows.get(person)).toEqual({ givenNames: 'Ousmane' });
  });

  it('tries again at once when the session is back before the refusal has arrived', async () => {
    const { queue, server, pauses } = desk();
    server.problems.push(new ApiProblem({ title: '', status: 401, code: 'signed_out' }));
    let answer = () => undefined as void;
    server.slow = new Promise((resolve) => (answer = resolve));
    queue.set(person, 'givenNames', '', 'Ousmane');
    await pauses.pass();
    queue.retry();
    await pauses.pass();
    expect(server.requests).toHaveLength(1);
    answer();
    await pauses.pass();
    for (let turn = 0; turn < 10; turn += 1) await Promise.resolve();
    await pauses.pass();
    expect(queue.state(person).trouble).toBeUndefined();
    expect(server.rows.get(person)).toEqual({ givenNames: 'Ousmane' });
    expect(server.requests).toHaveLength(2);
  });

  it('keeps what was refused with its message, and saves the other fields', async () => {
    const { queue, server, pauses, device } = desk();
    server.problems.push(refused('changes.email'));
    queue.set(person, 'email', '', 'no address');
    queue.set(person, 'givenNames', '', 'Ousmane');
    await pauses.pass();
    expect(server.rows.get(person)).toEqual({ givenNames: 'Ousmane' });
    expect(queue.state(person).unsaved).toMatchObject({
      email: { value: 'no address', state: 'refused', message: 'changes.email is wrong' },
    });
    expect(device.kept.size).toBe(1);
    queue.set(person, 'email', '', 'o.faye@example.org');
    await pauses.pass();
    expect(queue.state(person).unsaved).toEqual({});
  });

  it('stops with the reason when all is refused, and goes on when asked', async () => {
    const { queue, server, pauses } = desk();
    const problem = new ApiProblem({ title: 'Submitted', status: 409, code: 'wrong_state' });
    server.problems.push(problem);
    queue.set(person, 'givenNames', '', 'Ousmane');
    await pauses.pass();
    expect(queue.state(person).trouble).toEqual({ kind: 'stopped', problem });
    queue.retry();
    await pauses.pass();
    expect(server.rows.get(person)).toEqual({ givenNames: 'Ousmane' });
  });

  it('says so when the device keeps nothing', () => {
    const { queue, device } = desk();
    device.full = true;
    queue.set(person, 'givenNames', '', 'Ousmane');
    expect(queue.state(person).kept).toBe(false);
  });
});

describe('two people at once', () => {
  const server = () => {
    const shared = new Server();
    shared.rows.set(person, { givenNames: 'Ousmane', position: 'Head' });
    return shared;
  };

  it('merges different fields without a word', async () => {
    const shared = server();
    const first = desk({ server: shared });
    const second = desk({ server: shared, user: 'khady' });
    first.queue.set(person, 'position', 'Head', 'Chief');
    second.queue.set(person, 'givenNames', 'Ousmane', 'Ousmane Birame');
    await first.pauses.pass();
    await second.pauses.pass();
    expect(shared.rows.get(person)).toEqual({ givenNames: 'Ousmane Birame', position: 'Chief' });
    expect(second.queue.state(person).unsaved).toEqual({});
  });

  it('shows both values of the same field until the reader chooses', async () => {
    const shared = server();
    const first = desk({ server: shared });
    const second = desk({ server: shared, user: 'khady' });
    first.queue.set(person, 'position', 'Head', 'Chief');
    second.queue.set(person, 'position', 'Head', 'Director');
    second.queue.set(person, 'givenNames', 'Ousmane', 'Birame');
    await first.pauses.pass();
    await second.pauses.pass();
    expect(shared.rows.get(person)).toEqual({ givenNames: 'Birame', position: 'Chief' });
    expect(second.queue.state(person).unsaved).toMatchObject({
      position: { value: 'Director', state: 'clash', theirs: { value: 'Chief', by: 'Khady Diop' } },
    });
    // Typing on changes the own value and asks again.
    second.queue.set(person, 'position', 'Head', 'Director General');
    await second.pauses.pass();
    expect(shared.rows.get(person)).toMatchObject({ position: 'Chief' });
    second.queue.keepMine(person, 'position');
    await second.pauses.pass();
    expect(shared.rows.get(person)).toMatchObject({ position: 'Director General' });
    expect(second.queue.state(person).unsaved).toEqual({});
  });

  it('takes the other value and forgets the own one', async () => {
    const shared = server();
    const { queue, pauses, device } = desk({ server: shared });
    queue.set(person, 'position', 'An older text', 'Director');
    await pauses.pass();
    queue.drop(person, 'position');
    expect(queue.state(person).unsaved).toEqual({});
    expect(device.kept.size).toBe(0);
    expect(shared.rows.get(person)).toMatchObject({ position: 'Head' });
  });

  it('asks nothing when both wrote the same', async () => {
    const shared = server();
    const { queue, pauses } = desk({ server: shared });
    queue.set(person, 'position', 'An older text', 'Head');
    await pauses.pass();
    expect(queue.state(person).unsaved).toEqual({});
  });

  it('goes on from what another tab of the same reader has sent', async () => {
    const shared = server();
    const device = new Device();
    const first = desk({ server: shared, device });
    first.queue.set(person, 'position', 'Head', 'Ch');
    const second = desk({ server: shared, device });
    first.queue.set(person, 'position', 'Head', 'Chief');
    const [[key, before]] = [...device.kept] as [[string, string]];
    second.queue.retry();
    await second.pauses.pass();
    expect(shared.rows.get(person)).toMatchObject({ position: 'Ch' });
    first.queue.fromOtherTab(key, before, device.getItem(key));
    await first.pauses.pass();
    expect(shared.rows.get(person)).toMatchObject({ position: 'Chief' });
    expect(first.queue.state(person).unsaved).toEqual({});
    expect(device.kept.size).toBe(0);
  });
});
