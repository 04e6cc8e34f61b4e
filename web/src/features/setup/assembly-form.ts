import type { components } from '../../api/schema.js';
import type { AssemblyInfo } from '../own-delegation/types.js';
import { instantOf, localClock } from '../own-delegation/zoned.js';

type Schemas = components['schemas'];
type NewAssembly = Schemas['CreateAssemblyDto'];
type Deadline = Schemas['DeadlineDto'];

export const slotLengths = ['10', '15', '20', '30', '60'] as const;

/** Steps that end at a deadline, in the order in which they come. */
export const deadlineSteps = [
  'registration',
  'confirmation',
  'credentials',
  'travel',
  'requests',
  'answers',
] as const;

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
  /** `YYYY-MM-DD HH:mm:ss` on the Assembly's clock; null for no deadline. */
  registration: string | null;
  confirmation: string | null;
  credentials: string | null;
  travel: string | null;
  requests: string | null;
  answers: string | null;
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
  registration: null,
  confirmation: null,
  credentials: null,
  travel: null,
  requests: null,
  answers: null,
};

export function toFields(assembly: AssemblyInfo): AssemblyFields {
  const { code, name, city, hostIso2, timezone, startsOn, endsOn, dayStart, dayEnd } = assembly;
  const local = (step: Deadline['step']) => {
    const deadline = assembly.deadlines.find((candidate) => candidate.step === step);
    if (!deadline) return null;
    const { date, time } = localClock(timezone, Date.parse(deadline.at));
    return `${date} ${time}:00`;
  };
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
    registration: local('registration'),
    confirmation: local('confirmation'),
    credentials: local('credentials'),
    travel: local('travel'),
    requests: local('requests'),
    answers: local('answers'),
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

/** The deadlines as instants, read on the clock of the Assembly's zone. */
export function toDeadlines(fields: AssemblyFields): Deadline[] {
  return deadlineSteps.flatMap((step) => {
    const local = fields[step];
    if (!local) return [];
    const [date = '', time = ''] = local.split(' ');
    const at = instantOf(fields.timezone, date, time.slice(0, 5));
    return [{ step, at: new Date(at).toISOString() }];
  });
}
