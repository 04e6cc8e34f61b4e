/** A fact about one aggregate, as a feature states it. `payload` holds ids and versions only. */
export interface DomainEvent<Payload extends object = object> {
  type: string;
  aggregateType: string;
  aggregateId: string;
  version: number;
  assemblyId: string | null;
  payload: Payload;
}
