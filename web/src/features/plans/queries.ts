import { queryOptions } from '@tanstack/react-query';
import { api, data } from '../../api/client.js';
import type { components } from '../../api/schema.js';

type Schemas = components['schemas'];

export type Plan = Schemas['PlanView'];
export type PlanDetail = Schemas['PlanDetailView'];
export type PlannedMeeting = Schemas['PlannedMeetingView'];
export type PlannedParty = Schemas['PlannedPartyView'];
export type UnplacedRequest = Schemas['UnplacedRequestView'];
export type Suggestion = Schemas['SuggestionView'];
export type PlacedReasons = Schemas['PlacedReasonsView'];
export type Place = Schemas['PlaceView'];
export type PlanDiff = Schemas['PlanDiffView'];
export type ChangedMeeting = Schemas['ChangedMeetingView'];
export type PlanConflict = Schemas['PlanConflictView'];
export type Run = Schemas['RunView'];
export type RunDetail = Schemas['RunDetailView'];

/** The latest plans, the newest first, without those thrown away. */
export const plansQuery = (assemblyId: string) =>
  queryOptions({
    queryKey: ['plans', 'list', assemblyId],
    queryFn: async (): Promise<Plan[]> => {
      const { items } = await data(
        api.GET('/api/v1/assemblies/{assemblyId}/plans', {
          params: { path: { assemblyId }, query: { limit: 50 } },
        }),
      );
      return items.filter(({ status }) => status !== 'discarded');
    },
  });

/** A plan with its meetings and with what has no place. */
export const planQuery = (assemblyId: string, planId: string) =>
  queryOptions({
    queryKey: ['plans', 'one', planId],
    queryFn: (): Promise<PlanDetail> =>
      data(
        api.GET('/api/v1/assemblies/{assemblyId}/plans/{planId}', {
          params: { path: { assemblyId, planId } },
        }),
      ),
  });

/** Why a meeting of the plan stands where it does, in the reader's language. */
export const placedReasonsQuery = (assemblyId: string, planId: string, requestId: string) =>
  queryOptions({
    queryKey: ['plans', 'reasons', planId, requestId],
    queryFn: (): Promise<PlacedReasons> =>
      data(
        api.GET('/api/v1/assemblies/{assemblyId}/plans/{planId}/meetings/{requestId}/reasons', {
          params: { path: { assemblyId, planId, requestId } },
        }),
      ),
  });

/** What publishing the plan would change, against the data of now. */
export const planDiffQuery = (assemblyId: string, planId: string) =>
  queryOptions({
    queryKey: ['plans', 'diff', planId],
    queryFn: (): Promise<PlanDiff> =>
      data(
        api.GET('/api/v1/assemblies/{assemblyId}/plans/{planId}/diff', {
          params: { path: { assemblyId, planId } },
        }),
      ),
  });

/** The last runs of the optimizer, the newest first. */
export const runsQuery = (assemblyId: string) =>
  queryOptions({
    queryKey: ['runs', 'list', assemblyId],
    queryFn: async (): Promise<Run[]> => {
      const { items } = await data(
        api.GET('/api/v1/assemblies/{assemblyId}/optimizer-runs', {
          params: { path: { assemblyId }, query: { limit: 5 } },
        }),
      );
      return items;
    },
  });

const going = new Set<Run['status']>(['queued', 'running']);
export const isGoing = ({ status }: Pick<Run, 'status'>): boolean => going.has(status);

/** A run is looked at by itself too, should a signal be lost. */
const runInterval = 2_000;

export const runQuery = (assemblyId: string, runId: string) =>
  queryOptions({
    queryKey: ['runs', 'one', runId],
    queryFn: (): Promise<RunDetail> =>
      data(
        api.GET('/api/v1/assemblies/{assemblyId}/optimizer-runs/{runId}', {
          params: { path: { assemblyId, runId } },
        }),
      ),
    refetchInterval: ({ state }) => (state.data && !isGoing(state.data) ? false : runInterval),
  });
