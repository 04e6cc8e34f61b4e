import type { components } from '../../api/schema.js';

type Schemas = components['schemas'];

export type Delegation = Schemas['DelegationDetailDto'];
export type DelegationTransition = Delegation['openTransitions'][number];
export type Person = Schemas['DelegatePersonDto'];
export type PersonRole = Person['role'];
export type OwnParty = Schemas['DelegationPartyDto'];
export type MeetingRequest = Schemas['RequestView'];
export type RequestParty = Schemas['RequestPartyView'];
export type Agenda = Schemas['AgendaView'];
export type ProgrammeHold = Schemas['AgendaItemView'];
export type Absence = Schemas['UnavailabilityView'];
export type AssemblyInfo = Schemas['AssemblyDto'];
export type PartyPlate = Schemas['PartyDto'];
export type DeadlineStep = Delegation['deadlines'][number]['step'];
