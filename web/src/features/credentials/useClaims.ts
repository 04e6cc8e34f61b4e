import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useRef, useState } from 'react';
import { api, data } from '../../api/client.js';
import { ApiProblem } from '../../api/problem.js';
import { presentInstant } from '../../app/clock.js';
import { credentialsQuery, type Claims, type Credentials } from './queries.js';

/** The reader pauses: what was typed goes to the server. In ms. */
const pause = 700;
const mostTries = 4;

/**
 * Saves what is said of the letter field by field, a moment after it was typed. Fields that somebody else
 * changed in the meantime stay theirs; the one that is typed here wins.
 */
export function useClaims(assemblyId: string, credentials: Credentials) {
  const client = useQueryClient();
  const { delegationId } = credentials;
  const { queryKey } = credentialsQuery(assemblyId, delegationId);
  const [typed, setTyped] = useState<Claims>({});
  const [savedAt, setSavedAt] = useState<number>();
  const waiting = useRef<Claims>({});
  const timer = useRef<number>(undefined);

  const save = useMutation({
    // One after the other: each starts from the version that the one before made.
    scope: { id: `claims ${delegationId}` },
    mutationFn: async (changes: Claims) => {
      for (let tries = 1; ; tries += 1) {
        const version = client.getQueryData<Credentials>(queryKey)?.version ?? 0;
        try {
          return await data(
            api.PATCH('/api/v1/assemblies/{assemblyId}/delegations/{delegationId}/credentials', {
              params: {
                path: { assemblyId, delegationId },
                header: { 'If-Match': `"${version}"` },
              },
              body: changes,
            }),
          );
        } catch (error) {
          const raced = error instanceof ApiProblem && error.code === 'edit_conflict';
          if (!raced || tries === mostTries) throw error;
          await client.fetchQuery({ ...credentialsQuery(assemblyId, delegationId), staleTime: 0 });
        }
      }
    },
    onSuccess: (after, changes) => {
      client.setQueryData(queryKey, after);
      setSavedAt(presentInstant());
      setTyped((now) => without(now, changes));
    },
  });

  const { mutate } = save;
  const flush = useCallback(() => {
    window.clearTimeout(timer.current);
    const changes = waiting.current;
    if (Object.keys(changes).length === 0) return;
    waiting.current = {};
    mutate(changes);
  }, [mutate]);

  const set = (changes: Claims) => {
    setTyped((now) => ({ ...now, ...changes }));
    waiting.current = { ...waiting.current, ...changes };
    window.clearTimeout(timer.current);
    timer.current = window.setTimeout(flush, pause);
  };

  // Leaving the page saves what waits.
  useEffect(() => flush, [flush]);

  return {
    /** As typed here, over what is saved. */
    claims: {
      signatoryName: typed.signatoryName ?? credentials.signatoryName,
      signatoryCapacity:
        typed.signatoryCapacity === undefined
          ? credentials.signatoryCapacity
          : typed.signatoryCapacity,
      signatoryFunction: typed.signatoryFunction ?? credentials.signatoryFunction,
      signedOn: typed.signedOn === undefined ? credentials.signedOn : typed.signedOn,
      powers: typed.powers ?? credentials.powers.map(({ power }) => power),
    },
    set,
    flush,
    dirty: Object.keys(typed).length > 0,
    saving: save.isPending,
    savedAt,
    error: save.error,
  };
}

/** The fields that were typed on since they were sent stay. */
function without(typed: Claims, sent: Claims): Claims {
  const left = Object.entries(typed).filter(
    ([key, value]) => JSON.stringify(value) !== JSON.stringify(sent[key as keyof Claims]),
  );
  return Object.fromEntries(left);
}
