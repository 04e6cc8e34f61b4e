/**
 * Airports at which a host receives delegations, by the host's ISO 3166-1 code. Of a host that is not
 * here, every code is accepted and read on the Assembly's clock. Source: IATA location codes.
 */
const HOST_AIRPORTS: Readonly<Record<string, readonly string[]>> = {
  MA: ['RAK', 'CMN', 'RBA', 'FEZ', 'TNG', 'AGA', 'OUD', 'NDR', 'ESU', 'OZZ'],
  GB: ['GLA', 'EDI', 'PIK', 'LHR', 'MAN'],
  HK: ['HKG'],
};

/** Where people most often set out, by the zone of their clocks. Source: IATA location codes, IANA zones. */
const BY_ZONE: Readonly<Record<string, string>> = {
  'Africa/Abidjan': 'ABJ',
  'Africa/Accra': 'ACC',
  'Africa/Addis_Ababa': 'ADD',
  'Africa/Algiers': 'ALG ORN',
  'Africa/Cairo': 'CAI',
  'Africa/Casablanca': 'RAK CMN RBA FEZ TNG AGA OUD NDR ESU OZZ',
  'Africa/Dakar': 'DSS',
  'Africa/Dar_es_Salaam': 'DAR',
  'Africa/Johannesburg': 'JNB CPT',
  'Africa/Kigali': 'KGL',
  'Africa/Lagos': 'LOS ABV',
  'Africa/Libreville': 'LBV',
  'Africa/Nairobi': 'NBO',
  'Africa/Tunis': 'TUN',
  'America/Bogota': 'BOG',
  'America/Chicago': 'ORD IAH DFW',
  'America/Argentina/Buenos_Aires': 'EZE',
  'America/Lima': 'LIM',
  'America/Los_Angeles': 'LAX SFO',
  'America/Mexico_City': 'MEX',
  'America/New_York': 'JFK EWR IAD BOS MIA ATL',
  'America/Panama': 'PTY',
  'America/Santiago': 'SCL',
  'America/Sao_Paulo': 'GRU GIG BSB',
  'America/Toronto': 'YYZ YUL',
  'Asia/Amman': 'AMM',
  'Asia/Bangkok': 'BKK',
  'Asia/Beirut': 'BEY',
  'Asia/Dubai': 'DXB AUH',
  'Asia/Hong_Kong': 'HKG',
  'Asia/Jakarta': 'CGK',
  'Asia/Kolkata': 'DEL BOM',
  'Asia/Kuala_Lumpur': 'KUL',
  'Asia/Manila': 'MNL',
  'Asia/Qatar': 'DOH',
  'Asia/Riyadh': 'RUH JED',
  'Asia/Seoul': 'ICN',
  'Asia/Shanghai': 'PEK PKX PVG',
  'Asia/Singapore': 'SIN',
  'Asia/Tokyo': 'NRT HND',
  'Atlantic/Canary': 'LPA TFS',
  'Australia/Sydney': 'SYD CBR',
  'Europe/Amsterdam': 'AMS',
  'Europe/Athens': 'ATH',
  'Europe/Berlin': 'FRA MUC BER',
  'Europe/Brussels': 'BRU',
  'Europe/Istanbul': 'IST',
  'Europe/Lisbon': 'LIS OPO',
  'Europe/London': 'LHR LGW MAN EDI GLA PIK',
  'Europe/Madrid': 'MAD BCN AGP SVQ',
  'Europe/Paris': 'CDG ORY LYS MRS NCE TLS',
  'Europe/Rome': 'FCO MXP',
  'Europe/Vienna': 'VIE',
  'Europe/Warsaw': 'WAW',
  'Europe/Zurich': 'ZRH GVA',
  'Pacific/Auckland': 'AKL',
};

const ZONES: ReadonlyMap<string, string> = new Map(
  Object.entries(BY_ZONE).flatMap(([zone, codes]) =>
    codes.split(' ').map((code): [string, string] => [code, zone]),
  ),
);

/** Airports of the host; empty where none is known. */
export function hostAirports(hostIso2: string): readonly string[] {
  return HOST_AIRPORTS[hostIso2] ?? [];
}

/** Whether people can arrive there. */
export function isHostAirport(hostIso2: string, code: string): boolean {
  const known = hostAirports(hostIso2);
  return known.length === 0 || known.includes(code);
}

/** Zone of an airport's clocks; null of one that is not known here. */
export function airportZone(code: string): string | null {
  return ZONES.get(code) ?? null;
}

/** A code as IATA gives them: three capitals. */
export function isAirportCode(code: string): boolean {
  return /^[A-Z]{3}$/.test(code);
}
