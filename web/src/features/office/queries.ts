import { queryOptions } from '@tanstack/react-query';
import { api, data } from '../../api/client.js';
import type { components } from '../../api/schema.js';

type Schemas = components['schemas'];

export type Room = Schemas['RoomDto'];
export type Interpreter = Schemas['InterpreterDto'];
export type Contact = Schemas['ContactDto'];
export type UserList = Schemas['UserListView'];
export type Member = Schemas['MemberDto'];

export const roomsQuery = (assemblyId: string) =>
  queryOptions({
    queryKey: ['rooms', 'list', assemblyId],
    queryFn: async (): Promise<Room[]> => {
      const { items } = await data(
        api.GET('/api/v1/assemblies/{assemblyId}/rooms', { params: { path: { assemblyId } } }),
      );
      return items;
    },
  });

export const interpretersQuery = (assemblyId: string) =>
  queryOptions({
    queryKey: ['interpreters', assemblyId],
    queryFn: async (): Promise<Interpreter[]> => {
      const { items } = await data(
        api.GET('/api/v1/assemblies/{assemblyId}/interpreters', {
          params: { path: { assemblyId } },
        }),
      );
      return items;
    },
  });

/** Minutes on foot between the zones of the venue. */
export const walkingTimesQuery = (assemblyId: string) =>
  queryOptions({
    queryKey: ['rooms', 'walking-times', assemblyId],
    queryFn: async () => {
      const { items } = await data(
        api.GET('/api/v1/assemblies/{assemblyId}/walking-times', {
          params: { path: { assemblyId } },
        }),
      );
      return items;
    },
  });

export const contactsQuery = (assemblyId: string) =>
  queryOptions({
    queryKey: ['contacts', assemblyId],
    queryFn: async (): Promise<Contact[]> => {
      const { items } = await data(
        api.GET('/api/v1/assemblies/{assemblyId}/contacts', { params: { path: { assemblyId } } }),
      );
      return items;
    },
  });

/** Who has a role in the Assembly, and who is invited to one. */
export const usersQuery = (assemblyId: string) =>
  queryOptions({
    queryKey: ['users', assemblyId],
    queryFn: (): Promise<UserList> =>
      data(api.GET('/api/v1/assemblies/{assemblyId}/users', { params: { path: { assemblyId } } })),
  });

/** The 196 member states; they do not change while a page is open. */
export const membersQuery = queryOptions({
  queryKey: ['reference', 'members'],
  queryFn: async () => (await data(api.GET('/api/v1/reference/members'))).items,
  staleTime: Infinity,
});

export const subBureausQuery = queryOptions({
  queryKey: ['reference', 'sub-bureaus'],
  queryFn: async () => (await data(api.GET('/api/v1/reference/sub-bureaus'))).items,
  staleTime: Infinity,
});

export const organisationsQuery = queryOptions({
  queryKey: ['reference', 'organisations'],
  queryFn: async () => (await data(api.GET('/api/v1/reference/organisations'))).items,
  staleTime: Infinity,
});

/** Every delegation with its status and the state of its focal points. */
export const delegationsQuery = (assemblyId: string) =>
  queryOptions({
    queryKey: ['delegations', 'list', assemblyId],
    queryFn: async () => {
      const { items } = await data(
        api.GET('/api/v1/assemblies/{assemblyId}/delegations', {
          params: { path: { assemblyId } },
        }),
      );
      return items;
    },
  });
