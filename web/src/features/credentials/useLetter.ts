import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { upload } from '../../api/upload.js';
import { credentialsQuery, letterUrl, type Credentials } from './queries.js';

/** Sends the signed letter, with how far it is. */
export function useLetter(assemblyId: string, credentials: Credentials) {
  const client = useQueryClient();
  const [progress, setProgress] = useState<number>();
  const { delegationId } = credentials;
  const send = useMutation({
    mutationFn: (file: File) => {
      setProgress(0);
      const address = letterUrl(assemblyId, { delegationId, letter: null });
      return upload<Credentials>(address, file, { onProgress: setProgress });
    },
    onSuccess: (after) =>
      client.setQueryData(credentialsQuery(assemblyId, delegationId).queryKey, after),
    onSettled: () => setProgress(undefined),
  });
  return { send: send.mutate, progress, error: send.error };
}
