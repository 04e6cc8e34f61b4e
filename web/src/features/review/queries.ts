import { queryOptions } from '@tanstack/react-query';
import { api, data } from '../../api/client.js';
import type { components } from '../../api/schema.js';

type Schemas = components['schemas'];

export type ReviewItem = Schemas['ReviewItemDto'];
export type ReviewKind = ReviewItem['kind'];
export type ReviewStep = Schemas['ReviewStepDto']['step'];

/** What waits for reviewers, in the order of the tabs. */
export const reviewKinds = ['delegation', 'person', 'credentials'] as const;

/** Most items that one look at the queue shows. */
const shown = 100;

export const reviewQueueQuery = (assemblyId: string, kind: ReviewKind) =>
  queryOptions({
    queryKey: ['review-queue', assemblyId, kind],
    queryFn: () =>
      data(
        api.GET('/api/v1/assemblies/{assemblyId}/review-queue', {
          params: { path: { assemblyId }, query: { kind, limit: shown } },
        }),
      ),
  });

export const personQuery = (assemblyId: string, delegationId: string, personId: string) =>
  queryOptions({
    queryKey: ['delegations', 'person', personId],
    queryFn: () =>
      data(
        api.GET('/api/v1/assemblies/{assemblyId}/delegations/{delegationId}/people/{personId}', {
          params: { path: { assemblyId, delegationId, personId } },
        }),
      ),
  });

export interface ReviewItemProps {
  assemblyId: string;
  item: ReviewItem;
  /** Not while somebody else reads it. */
  mayDecide: boolean;
  /** The next item is opened. */
  onDone: () => void;
}
