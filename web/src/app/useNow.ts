import { useEffect, useState } from 'react';
import { presentInstant } from './clock.js';

/** The product's present instant in milliseconds, renewed at the start of every minute. */
export function useNow(): number {
  const [now, setNow] = useState(presentInstant);
  useEffect(() => {
    let timer: number;
    const wait = () => {
      timer = window.setTimeout(
        () => {
          setNow(presentInstant());
          wait();
        },
        60_000 - (presentInstant() % 60_000),
      );
    };
    wait();
    return () => window.clearTimeout(timer);
  }, []);
  return now;
}
