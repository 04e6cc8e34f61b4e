import type { Assembly } from '../../src/assemblies/assembly.entity.js';
import type { CreateAssemblyDto } from '../../src/assemblies/dto/assembly.dto.js';
import { systemActor } from '../../src/common/actor.js';
import type { World } from './world.js';

export const system = systemActor('test', 'test');

const GA93 = {
  code: 'GA93',
  name: '93rd INTERPOL General Assembly',
  city: 'Marrakech',
  hostIso2: 'MA',
  timezone: 'Africa/Casablanca',
  startsOn: '2025-11-24',
  endsOn: '2025-11-27',
  dayStart: '08:00',
  dayEnd: '20:00',
  slotMinutes: 30,
} satisfies CreateAssemblyDto;

let count = 0;

/** GA93 under a code of its own, with registration until 15 October and confirmation until 1 November. */
export async function createAssembly(
  world: World,
  overrides: Partial<CreateAssemblyDto> = {},
): Promise<Assembly> {
  count += 1;
  const { assembly } = await world.assemblies.create(system, {
    ...GA93,
    code: `GA93-${count}`,
    ...overrides,
  });
  await world.assemblies.setDeadlines(system, assembly.id, [
    { step: 'registration', at: '2025-10-15T22:59:00Z' },
    { step: 'confirmation', at: '2025-11-01T22:59:00Z' },
  ]);
  return assembly;
}
