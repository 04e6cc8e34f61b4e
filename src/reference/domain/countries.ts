/** ISO 3166-1 alpha-2, the 249 codes officially assigned (2025): what a nationality can be. */
const CODES =
  'AD AE AF AG AI AL AM AO AQ AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ BR BS BT BV BW BY BZ ' +
  'CA CC CD CF CG CH CI CK CL CM CN CO CR CU CV CW CX CY CZ DE DJ DK DM DO DZ EC EE EG EH ER ES ET FI FJ FK FM FO FR ' +
  'GA GB GD GE GF GG GH GI GL GM GN GP GQ GR GS GT GU GW GY HK HM HN HR HT HU ID IE IL IM IN IO IQ IR IS IT JE JM JO JP ' +
  'KE KG KH KI KM KN KP KR KW KY KZ LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME MF MG MH MK ML MM MN MO MP MQ MR MS MT ' +
  'MU MV MW MX MY MZ NA NC NE NF NG NI NL NO NP NR NU NZ OM PA PE PF PG PH PK PL PM PN PR PS PT PW PY QA RE RO RS RU RW ' +
  'SA SB SC SD SE SG SH SI SJ SK SL SM SN SO SR SS ST SV SX SY SZ TC TD TF TG TH TJ TK TL TM TN TO TR TT TV TW TZ ' +
  'UA UG UM US UY UZ VA VC VE VG VI VN VU WF WS YE YT ZA ZM ZW';

/** Codes of all countries and territories. */
export const COUNTRY_CODES: ReadonlySet<string> = new Set(CODES.split(' '));

/** Codes of three letters of those that are no members, whose own stand in the reference data. */
const OTHER_ISO3 =
  'AI:AIA AQ:ATA AS:ASM AX:ALA BL:BLM BM:BMU BQ:BES BV:BVT CC:CCK CK:COK CX:CXR EH:ESH FK:FLK FO:FRO ' +
  'GF:GUF GG:GGY GI:GIB GL:GRL GP:GLP GS:SGS GU:GUM HK:HKG HM:HMD IM:IMN IO:IOT JE:JEY KP:PRK KY:CYM ' +
  'MF:MAF MO:MAC MP:MNP MQ:MTQ MS:MSR NC:NCL NF:NFK NU:NIU PF:PYF PM:SPM PN:PCN PR:PRI RE:REU SH:SHN ' +
  'SJ:SJM TC:TCA TF:ATF TK:TKL TV:TUV TW:TWN UM:UMI VG:VGB VI:VIR WF:WLF YT:MYT';

/** ISO 3166-1 alpha-3 to alpha-2, of countries and territories that are no members. */
export const ISO3_OF_OTHERS: ReadonlyMap<string, string> = new Map(
  OTHER_ISO3.split(' ').map((pair): [string, string] => [pair.slice(3), pair.slice(0, 2)]),
);

/** Organisations that issue travel documents, by their reserved ISO 3166 codes. */
const ISSUING_ORGANISATIONS: ReadonlySet<string> = new Set(['UN', 'EU']);

/** Whether somebody can have this nationality. */
export function isCountry(code: string): boolean {
  return COUNTRY_CODES.has(code);
}

/** Whether a travel document can have been issued there. */
export function isIssuer(code: string): boolean {
  return COUNTRY_CODES.has(code) || ISSUING_ORGANISATIONS.has(code);
}
