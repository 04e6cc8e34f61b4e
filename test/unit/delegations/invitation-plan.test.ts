import { expect, test } from 'vitest';
import { planInvitations } from '../../../src/delegations/invitations/invitation-plan.js';
import type { Delegation } from '../../../src/delegations/delegation.entity.js';
import type { Sender } from '../../../src/delegations/invitations/senders.js';

test('Australia and the African Union share the letters AU and are two senders', () => {
  const names = { en: '', fr: '', es: '', ar: '' };
  const union: Sender = {
    memberIso2: null,
    organisationCode: 'AU',
    partyCode: 'AU',
    names,
    subBureaus: [],
  };
  const australia = { id: 'd1', memberIso2: 'AU', organisationCode: null, status: 'invited' };
  const plan = planInvitations([union], {
    delegations: [australia as Delegation],
    contacts: [],
    reached: [],
  });
  expect(plan.created).toEqual([union]);
});
