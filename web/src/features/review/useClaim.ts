import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { api } from '../../api/client.js';
import { ApiProblem } from '../../api/problem.js';
import type { ReviewKind } from './queries.js';

/** A claim lives for three minutes; it is renewed well before, in ms. */
const renewEvery = 60_000;

/**
 * Keeps an item for this reviewer for as long as it is open. Returns why it could not be kept: then
 * somebody else reads it, and what is decided here would cross with what they decide.
 */
export function useClaim(
  assemblyId: string,
  kind: ReviewKind,
  subjectId: string,
): ApiProblem | undefined {
  const client = useQueryClient();
  const [refused, setRefused] = useState<ApiProblem>();
  useEffect(() => {
    const params = { path: { assemblyId, kind, subjectId } };
    const path = '/api/v1/assemblies/{assemblyId}/review-queue/{kind}/{subjectId}/claim' as const;
    let left = false;
    const claim = async () => {
      try {
        await api.POST(path, { params });
        if (!left) setRefused(undefined);
      } catch (problem) {
        // Without a connection the claim ends by itself; only a refusal stands in the way.
        const taken = problem instanceof ApiProblem && problem.code === 'already_claimed';
        if (taken && !left) setRefused(problem);
      }
    };
    void claim();
    const timer = window.setInterval(() => void claim(), renewEvery);
    return () => {
      left = true;
      window.clearInterval(timer);
      void api
        .DELETE(path, { params })
        .catch(() => undefined)
        .finally(() => void client.invalidateQueries({ queryKey: ['review-queue'] }));
    };
  }, [assemblyId, kind, subjectId, client]);
  return refused;
}
