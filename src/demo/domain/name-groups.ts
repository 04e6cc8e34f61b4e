/** Which pool of invented names a member's people are drawn from. Rough, and for demonstration only. */
const GROUPS: Record<string, string> = {
  arabic: 'AE BH DJ DZ EG IQ JO KM KW LB LY MA MR OM PS QA SA SD SO SY TN YE',
  french_african: 'BF BI BJ CD CF CG CI CM GA GN ML NE RW SN TD TG MG HT SC MU',
  english_african: 'BW ER ET GH GM KE LR LS MW NA NG SL SS SZ TZ UG ZA ZM ZW',
  lusophone: 'AO BR CV GW MZ PT ST TL',
  hispanic: 'AD AR BO CL CO CR CU DO EC ES GQ GT HN MX NI PA PE PY SV UY VE',
  anglo: 'AG AU BB BS BZ CA DM GB GD GY IE JM KN LC MT NZ TT US VC AW CW SX SR',
  western_european: 'AT BE CH CY DE FR GR IT LI LU MC NL SM VA IL',
  nordic_baltic: 'DK EE FI IS LT LV NO SE HU',
  slavic: 'AL AM BA BG BY CZ GE HR MD ME MK PL RO RS RU SI SK UA',
  turkic_persian: 'AF AZ IR KG KZ TJ TM TR UZ',
  south_asian: 'BD BT IN LK MV NP PK',
  east_asian: 'CN JP KR MN',
  southeast_asian: 'BN ID KH LA MM MY PH SG TH VN',
  pacific: 'FJ FM KI MH NR PG PW SB TO TV VU WS',
};

const BY_MEMBER = new Map(
  Object.entries(GROUPS).flatMap(([group, members]) =>
    members.split(' ').map((iso2): [string, string] => [iso2, group]),
  ),
);

export function nameGroup(iso2: string): string {
  return BY_MEMBER.get(iso2) ?? 'western_european';
}
