import type { Role } from '../../common/actor.js';
import type { Language } from '../../common/text/languages.js';

export interface TeamMember {
  /** Name in the address before `@ga93.example`. */
  account: string;
  name: string;
  role: Role;
  language: Language;
}

/** The organizing office of the demonstration. All names are invented. */
export const TEAM: readonly TeamMember[] = [
  { account: 'admin', name: 'Amal Rachidi', role: 'admin', language: 'en' },
  { account: 'organizer', name: 'Leila Benali', role: 'organizer', language: 'en' },
  { account: 'organizer2', name: 'Seydou Kone', role: 'organizer', language: 'fr' },
  { account: 'reviewer', name: 'Mehdi Tazi', role: 'reviewer', language: 'en' },
  { account: 'protocol', name: 'Ines Alaoui', role: 'protocol', language: 'fr' },
  { account: 'staff1', name: 'Omar Idrissi', role: 'staff', language: 'en' },
  { account: 'staff2', name: 'Zineb Ouazzani', role: 'staff', language: 'ar' },
  { account: 'staff3', name: 'Karim Naciri', role: 'staff', language: 'fr' },
  { account: 'staff4', name: 'Salma Benkirane', role: 'staff', language: 'fr' },
  { account: 'staff5', name: 'Hamza Filali', role: 'staff', language: 'ar' },
  { account: 'staff6', name: 'Rita Mernissi', role: 'staff', language: 'en' },
  { account: 'staff7', name: 'Anas Skalli', role: 'staff', language: 'fr' },
  { account: 'staff8', name: 'Nawal Zerouali', role: 'staff', language: 'ar' },
  { account: 'staff9', name: 'Ilias Bouzidi', role: 'staff', language: 'ar' },
  { account: 'staff10', name: 'Houda Lahlou', role: 'staff', language: 'fr' },
  { account: 'staff11', name: 'Tarik Mansouri', role: 'staff', language: 'fr' },
  { account: 'staff12', name: 'Sara Chaoui', role: 'staff', language: 'ar' },
  { account: 'staff13', name: 'Yasmine Tahiri', role: 'staff', language: 'en' },
  { account: 'staff14', name: 'Mourad Sebti', role: 'staff', language: 'fr' },
  { account: 'staff15', name: 'Kenza Amrani', role: 'staff', language: 'ar' },
  { account: 'staff16', name: 'Adil Guessous', role: 'staff', language: 'ar' },
  { account: 'staff17', name: 'Lamia Bennis', role: 'staff', language: 'fr' },
  { account: 'staff18', name: 'Said Ouali', role: 'staff', language: 'fr' },
  { account: 'staff19', name: 'Hanae Jettou', role: 'staff', language: 'ar' },
  { account: 'staff20', name: 'Rachid Mouline', role: 'staff', language: 'en' },
  { account: 'staff21', name: 'Samira Kettani', role: 'staff', language: 'fr' },
  { account: 'staff22', name: 'Badr Alami', role: 'staff', language: 'ar' },
  { account: 'staff23', name: 'Ghizlane Raji', role: 'staff', language: 'ar' },
  { account: 'staff24', name: 'Othmane Zniber', role: 'staff', language: 'fr' },
  { account: 'staff25', name: 'Loubna Slaoui', role: 'staff', language: 'fr' },
  { account: 'staff26', name: 'Nabil Cherkaoui', role: 'staff', language: 'ar' },
  { account: 'staff27', name: 'Imane Belhaj', role: 'staff', language: 'en' },
  { account: 'staff28', name: 'Youssef Rami', role: 'staff', language: 'fr' },
  { account: 'staff29', name: 'Asmae Haddou', role: 'staff', language: 'ar' },
  { account: 'staff30', name: 'Jawad Mekouar', role: 'staff', language: 'ar' },
  { account: 'staff31', name: 'Fatine Squalli', role: 'staff', language: 'fr' },
  { account: 'staff32', name: 'Driss Lamrani', role: 'staff', language: 'fr' },
  { account: 'staff33', name: 'Meryem Sqalli', role: 'staff', language: 'ar' },
  { account: 'staff34', name: 'Walid Toumi', role: 'staff', language: 'en' },
  { account: 'staff35', name: 'Nisrine Azzouzi', role: 'staff', language: 'fr' },
  { account: 'staff36', name: 'Amine Berrechid', role: 'staff', language: 'ar' },
];

export function teamEmail(account: string): string {
  return `${account}@ga93.example`;
}

/** Focal points that the sign-in page offers beside the team: why each is worth a look. */
export const SHOWN_FOCAL_POINTS = ['MA', 'KE', 'SN', 'MX', 'JO', 'GA'] as const;

export function bureauEmail(code: string): string {
  return `${code.toLowerCase().replace(' ', '.')}@bureau.example`;
}
