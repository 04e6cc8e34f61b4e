import type { EntityManager } from 'typeorm';
import { AppError } from '../../common/errors/app-error.js';
import { MeetingRequest } from './meeting-request.entity.js';

/** The request, locked until the transaction ends, so that two answers cannot cross. */
export async function lockRequest(
  manager: EntityManager,
  assemblyId: string,
  requestId: string,
): Promise<MeetingRequest> {
  const request = await manager.findOne(MeetingRequest, {
    where: { id: requestId, assemblyId },
    lock: { mode: 'pessimistic_write' },
  });
  if (!request) throw new AppError('not_found');
  return request;
}
