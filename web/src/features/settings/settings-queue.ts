import type { QueryClient } from '@tanstack/react-query';
import { api } from '../../api/client.js';
import { ApiProblem } from '../../api/problem.js';
import { savedOf, useRecordQueue } from '../../components/autosave/record-queue.js';
import type { SaveQueue } from '../../components/autosave/save-queue.js';
import {
  sameValue,
  type Change,
  type FieldValue,
  type Saved,
} from '../../components/autosave/save-types.js';
import { deadlineSteps } from '../own-delegation/deadline-steps.js';
import { assemblyQuery } from '../own-delegation/queries.js';
import { rollQuery } from '../voting/queries.js';
import {
  assemblyNames,
  ruleNames,
  toDeadlines,
  toSettings,
  type Settings,
} from './settings-fields.js';

/** How often a save starts anew when somebody else was faster. */
const mostTries = 4;

/** The queue of the reader's changes to the settings; the Assembly's id names its record. */
export const useSettingsQueue = (): SaveQueue => useRecordQueue({ kind: 'settings', send });

async function send(
  client: QueryClient,
  assemblyId: string,
  changes: Readonly<Record<string, Change>>,
): Promise<Saved> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await save(client, assemblyId, changes);
    } catch (error) {
      const raced = error instanceof ApiProblem && error.code === 'edit_conflict';
      if (!raced || tries === mostTries) throw error;
    }
  }
}

/** Writes the fields that nobody else changed since, against the versions that were just read. */
async function save(
  client: QueryClient,
  assemblyId: string,
  changes: Readonly<Record<string, Change>>,
): Promise<Saved> {
  const path = { assemblyId };
  const now = await read(client, assemblyId);
  const current: Record<string, FieldValue> = now.settings;
  const clashing = (name: string, { base, value }: Change) =>
    !sameValue(current[name] ?? null, value) && !sameValue(current[name] ?? null, base);
  const taken = Object.entries(changes).filter(([name, change]) => !clashing(name, change));
  const accepted = Object.fromEntries(taken.map(([name, { value }]) => [name, value]));
  const wanted = { ...now.settings, ...accepted } as Settings;
  const changesAny = (names: readonly (keyof Settings)[]) => names.some((name) => name in accepted);
  if (changesAny(assemblyNames)) {
    const { memberQuota, organisationQuota, subBureauQuota, twoReviewersRefuse } = wanted;
    await api.PATCH('/api/v1/assemblies/{assemblyId}', {
      params: { path, header: { 'If-Match': `"${now.assembly.version}"` } },
      body: { memberQuota, organisationQuota, subBureauQuota, twoReviewersRefuse },
    });
  }
  if (changesAny(deadlineSteps)) {
    const body = toDeadlines(wanted, now.assembly.timezone);
    await api
      .PUT('/api/v1/assemblies/{assemblyId}/deadlines', { params: { path }, body })
      .catch((error: unknown) => {
        throw byStep(error, body);
      });
  }
  if (changesAny(ruleNames)) {
    const { quorumNumerator, quorumDenominator, quorumBase, majority } = wanted;
    await api.PUT('/api/v1/assemblies/{assemblyId}/voting/rules', {
      params: { path, header: { 'If-Match': `"${now.rules.version}"` } },
      body: { quorumNumerator, quorumDenominator, quorumBase, majority },
    });
  }
  const stored: Record<string, FieldValue> = (await read(client, assemblyId)).settings;
  const clashes = Object.entries(changes)
    .filter(([name, change]) => clashing(name, change))
    .map(([field]) => ({ field, theirs: current[field] ?? null, by: null, at: null }));
  return savedOf(changes, clashes, (name) => stored[name] ?? null);
}

/** The settings as the server has them now. */
async function read(client: QueryClient, assemblyId: string) {
  const fresh = { staleTime: 0 };
  const [assembly, { rules }] = await Promise.all([
    client.fetchQuery({ ...assemblyQuery(assemblyId), ...fresh }),
    client.fetchQuery({ ...rollQuery(assemblyId), ...fresh }),
  ]);
  return { assembly, rules, settings: toSettings(assembly, rules) };
}

/** A refusal of `deadlines[2].at` as one of the step that stands there. */
function byStep(error: unknown, body: readonly { step: string }[]): unknown {
  if (!(error instanceof ApiProblem)) return error;
  const errors = error.fields.map((field) => {
    const index = /^deadlines\[(\d+)\]/.exec(field.path)?.[1];
    return { ...field, path: body[Number(index)]?.step ?? field.path };
  });
  return new ApiProblem({ title: error.message, status: error.status, code: error.code, errors });
}
