import { useMutation, useQueryClient } from '@tanstack/react-query';
import { api, data } from '../../api/client.js';
import type { Duty } from './duty-order.js';

export type DutyStep = 'acknowledge' | 'start' | 'finish' | 'refuse';

export interface StepTaken {
  duty: Duty;
  step: DutyStep;
  reason?: string;
}

/** What the assignee does with a duty. */
export function useDutySteps(assemblyId: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ duty, step, reason }: StepTaken) =>
      data(
        api.POST('/api/v1/assemblies/{assemblyId}/duties/{dutyId}/transitions', {
          params: { path: { assemblyId, dutyId: duty.id } },
          body: { transition: step, ...(reason !== undefined && { reason }) },
        }),
      ),
    // Also after a refusal: somebody may have moved or taken the duty meanwhile.
    onSettled: () => client.invalidateQueries({ queryKey: ['duties'] }),
  });
}
