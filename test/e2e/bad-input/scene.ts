import { expect } from 'vitest';
import type { AssemblyDto } from '../../../src/assemblies/dto/assembly.dto.js';
import type {
  DelegationDetailDto,
  DelegationListDto,
} from '../../../src/delegations/dto/delegation.dto.js';
import type { RequestView } from '../../../src/meetings/dto/request.view.js';
import type { TestAnswer, TestClient } from '../support/test-client.js';
import type { TestApp } from '../support/test-app.js';

export interface Scene {
  admin: TestClient;
  /** Focal point of Morocco. */
  rabat: TestClient;
  base: string;
  /** Ids of what exists, by the names that the routes have for them. */
  ids: {
    assemblyId: string;
    roomId: string;
    itemId: string;
    interpreterId: string;
    contactId: string;
    delegationId: string;
    personId: string;
    partyId: string;
    requestId: string;
  };
  /** Delegation and party of Spain. */
  spain: { delegationId: string; partyId: string };
}

function created<T>(answer: TestAnswer<T>): T {
  expect(answer.status, answer.text).toBe(201);
  return answer.body;
}

/** An Assembly with one thing of each kind, Morocco and Spain confirmed, and a request between them. */
export async function createScene(app: TestApp): Promise<Scene> {
  const { client: admin } = await app.signInAs({ role: 'admin' });
  const assembly = created(
    await admin.post<AssemblyDto>('/assemblies', {
      code: 'GA93',
      name: '93rd INTERPOL General Assembly',
      city: 'Marrakech',
      hostIso2: 'MA',
      timezone: 'Africa/Casablanca',
      startsOn: '2025-11-24',
      endsOn: '2025-11-27',
    }),
  );
  const base = `/assemblies/${assembly.id}`;
  const make = async (what: string, input: object) =>
    created(await admin.post<{ id: string }>(`${base}/${what}`, input)).id;
  const roomId = await make('rooms', { name: 'Atlas', capacity: 12 });
  const itemId = await make('programme-items', {
    code: 'opening',
    titles: { en: 'Opening' },
    kind: 'ceremony',
    hold: 'everyone',
    startsAt: '2025-11-24T09:00:00Z',
    endsAt: '2025-11-24T10:00:00Z',
  });
  const interpreterId = await make('interpreters', { name: 'Booth A', pairs: ['en-fr'] });
  const contactId = await make('contacts', {
    memberIso2: 'MA',
    name: 'Amina Benali',
    email: 'rabat@test.example',
    language: 'fr',
  });
  await admin.post(`${base}/invitations`, { memberIso2s: ['MA', 'ES'] });
  const { items } = (await admin.get<DelegationListDto>(`${base}/delegations`)).body;
  const confirmed: DelegationDetailDto[] = [];
  for (const iso2 of ['MA', 'ES']) {
    const { id } = items.find(({ memberIso2 }) => memberIso2 === iso2)!;
    await make(`delegations/${id}/people`, { role: 'head', givenNames: 'Alex', familyName: iso2 });
    for (const transition of ['submit', 'approve', 'confirm']) {
      await admin.post(`${base}/delegations/${id}/transitions`, { transition });
    }
    confirmed.push((await admin.get<DelegationDetailDto>(`${base}/delegations/${id}`)).body);
  }
  const [morocco, spain] = confirmed;
  const partyId = morocco!.parties[0]!.id;
  const { id: requestId } = created(
    await admin.post<RequestView>(`${base}/meeting-requests`, {
      requesterId: partyId,
      partyIds: [spain!.parties[0]!.id],
      subject: 'Maritime routes',
      level: 'principal',
    }),
  );
  const { client: rabat } = await app.signInAs({
    role: 'focal_point',
    assemblyId: assembly.id,
    delegationId: morocco!.id,
  });
  return {
    admin,
    rabat,
    base,
    ids: {
      assemblyId: assembly.id,
      roomId,
      itemId,
      interpreterId,
      contactId,
      delegationId: morocco!.id,
      personId: morocco!.people[0]!.id,
      partyId,
      requestId,
    },
    spain: { delegationId: spain!.id, partyId: spain!.parties[0]!.id },
  };
}
