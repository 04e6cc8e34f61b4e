import { createContext, useContext } from 'react';

export const readerZone: string = Intl.DateTimeFormat().resolvedOptions().timeZone;

const AssemblyZone = createContext<string>(readerZone);

/** Gives the pages below the Assembly's time zone (IANA name). */
export const AssemblyZoneProvider = AssemblyZone.Provider;

/** The zone that every time is shown in first. Outside an Assembly it is the reader's own. */
export function useAssemblyZone(): string {
  return useContext(AssemblyZone);
}
