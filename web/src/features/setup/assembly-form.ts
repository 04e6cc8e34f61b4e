import type { components } from '../../api/schema.js';
import type { AssemblyInfo } from '../own-delegation/types.js';

type Schemas = components['schemas'];
type NewAssembly = Schemas['CreateAssemblyDto'];

export const slotLengths = ['10', '15', '20', '30', '60'] as const;

export interface AssemblyFields {
  code: string;
  name: string;
  city: string;
  hostIso2: string;
  timezone: string;
  startsOn: string | null;
  endsOn: string | null;
  dayStart: string;
  dayEnd: string;
  /** Minutes, as text for the list. */
  slotMinutes: string;
}

export const emptyAssembly: AssemblyFields = {
  code: '',
  name: '',
  city: '',
  hostIso2: '',
  timezone: '',
  startsOn: null,
  endsOn: null,
  dayStart: '08:00',
  dayEnd: '20:00',
  slotMinutes: '30',
};

export function toFields(assembly: AssemblyInfo): AssemblyFields {
  const { code, name, city, hostIso2, timezone, startsOn, endsOn, dayStart, dayEnd } = assembly;
  return {
    code,
    name,
    city,
    hostIso2,
    timezone,
    startsOn,
    endsOn,
    dayStart,
    dayEnd,
    slotMinutes: String(assembly.slotMinutes),
  };
}

export function toBody(fields: AssemblyFields): NewAssembly {
  const { code, name, city, hostIso2, timezone, startsOn, endsOn, dayStart, dayEnd } = fields;
  return {
    code: code.trim().toUpperCase(),
    name: name.trim(),
    city: city.trim(),
    hostIso2,
    timezone,
    startsOn: startsOn ?? '',
    endsOn: endsOn ?? '',
    dayStart: dayStart.slice(0, 5),
    dayEnd: dayEnd.slice(0, 5),
    slotMinutes: Number(fields.slotMinutes) as NewAssembly['slotMinutes'],
  };
}
