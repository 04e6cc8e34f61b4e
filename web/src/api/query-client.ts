import { QueryClient } from '@tanstack/react-query';
import { ApiProblem } from './problem.js';

/** A refusal stays a refusal; only a lost or failed answer is asked for again. */
function shouldRetry(failures: number, error: Error): boolean {
  if (error instanceof ApiProblem && error.status >= 400 && error.status < 500) return false;
  return failures < 2;
}

export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 30_000,
      retry: shouldRetry,
      // Live events bring the changes; a page that comes back to the front asks once more.
      refetchOnWindowFocus: true,
    },
    mutations: { retry: false },
  },
});
