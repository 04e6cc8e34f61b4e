import { queryOptions } from '@tanstack/react-query';
import { api, data } from '../../api/client.js';
import type { components } from '../../api/schema.js';

type Schemas = components['schemas'];

export type BulkOperation = Schemas['BulkOperationDto'];
export type BulkWish = Schemas['StartBulkDto'];
export type BulkKind = BulkWish['kind'];
export type BulkStep = NonNullable<BulkWish['step']>;
export type BulkPreview = Schemas['BulkPreviewDto'];

export const bulkKinds = ['remind', 'move_deadline', 'invite', 'reconfirm'] as const;

/** How often a waiting or running operation is asked for when no signal comes, in ms. */
const askEvery = 2_000;

export const isOpen = ({ status }: BulkOperation): boolean =>
  status === 'waiting' || status === 'running';

/** The latest operations, the newest first. */
export const bulkQuery = (assemblyId: string) =>
  queryOptions({
    queryKey: ['bulk-operations', assemblyId],
    queryFn: async (): Promise<BulkOperation[]> => {
      const { items } = await data(
        api.GET('/api/v1/assemblies/{assemblyId}/bulk-operations', {
          params: { path: { assemblyId } },
        }),
      );
      return items;
    },
    refetchInterval: ({ state }) => (state.data?.some(isOpen) ? askEvery : false),
  });

/** Whom a wish would concern; asked again with every change of it. */
export const bulkPreviewQuery = (assemblyId: string, wish: BulkWish) =>
  queryOptions({
    queryKey: ['bulk-preview', assemblyId, wish],
    queryFn: () =>
      data(
        api.POST('/api/v1/assemblies/{assemblyId}/bulk-operations/preview', {
          params: { path: { assemblyId } },
          body: wish,
        }),
      ),
    staleTime: 0,
    retry: false,
  });

const messageTypes = {
  remind: 'delegation.reminded',
  move_deadline: 'delegation.deadline_moved',
  reconfirm: 'delegation.reopened',
} as const;

/** What the first of the delegations would read, in each language. */
export const letterQuery = (assemblyId: string, wish: BulkWish, delegationId: string) =>
  queryOptions({
    queryKey: ['bulk-letter', assemblyId, { ...wish, delegationIds: [] }, delegationId],
    queryFn: async () => {
      if (wish.kind === 'invite') return [];
      const { items } = await data(
        api.POST('/api/v1/assemblies/{assemblyId}/messages/preview', {
          params: { path: { assemblyId } },
          body: {
            type: messageTypes[wish.kind],
            delegationId,
            ...(wish.step && { step: wish.step }),
            ...(wish.movedTo && { movedTo: wish.movedTo }),
            ...(wish.note && { note: wish.note }),
          },
        }),
      );
      return items;
    },
    staleTime: 0,
    retry: false,
  });
