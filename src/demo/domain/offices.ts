import type { OfficeInput } from '../../delegations/parties/office.service.js';

/** The offices of INTERPOL that hold meetings; holders are invented for the demonstration. */
export const OFFICES: OfficeInput[] = [
  {
    code: 'PRESIDENT',
    holder: 'Demonstration President',
    names: {
      en: 'President of INTERPOL',
      fr: 'Président d’INTERPOL',
      es: 'Presidente de INTERPOL',
      ar: 'رئيس الإنتربول',
    },
  },
  {
    code: 'SECRETARY-GENERAL',
    holder: 'Demonstration Secretary General',
    names: {
      en: 'Secretary General of INTERPOL',
      fr: 'Secrétaire général d’INTERPOL',
      es: 'Secretario General de INTERPOL',
      ar: 'الأمين العام للإنتربول',
    },
  },
];
