import type { DomainEvent } from '../outbox/domain-event.js';
import type { Assembly } from './assembly.entity.js';

export const ASSEMBLY_CREATED = 'assembly.created';
export const ASSEMBLY_CHANGED = 'assembly.changed';

export interface AssemblyPayload {
  assemblyId: string;
}

/** An Assembly was made, or its dates, hours or deadlines changed. */
export function assemblyEvent(
  type: typeof ASSEMBLY_CREATED | typeof ASSEMBLY_CHANGED,
  assembly: Assembly,
): DomainEvent<Record<string, unknown> & AssemblyPayload> {
  return {
    type,
    aggregateType: 'assembly',
    aggregateId: assembly.id,
    version: assembly.version,
    assemblyId: assembly.id,
    payload: { assemblyId: assembly.id },
  };
}
