import { useEffect, useState } from 'react';

/** The present instant in milliseconds, renewed at the start of every minute. */
export function useNow(): number {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    let timer: number;
    const wait = () => {
      timer = window.setTimeout(
        () => {
          setNow(Date.now());
          wait();
        },
        60_000 - (Date.now() % 60_000),
      );
    };
    wait();
    return () => window.clearTimeout(timer);
  }, []);
  return now;
}
