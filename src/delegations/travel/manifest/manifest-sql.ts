import { GONE } from '../../domain/accreditation.js';

/**
 * Every leg of the confirmed delegations of an Assembly whose time is known, with the columns that an export
 * keeps. `$1` Assembly, `$2` direction, or null for both. It looks into the tables of people and members,
 * only to read.
 */
export const CURRENT_LEGS = `
  SELECT l.id, l.delegate_id, l.direction, l.delegation_id, l.at, l.zone, l.mode, l.number, l.far_port,
         l.port AS airport,
         COALESCE(l.port, l.place) AS port,
         COALESCE(m.iso3, o.code) AS code, d.member_iso2, COALESCE(m.names, o.names) AS names,
         concat_ws(' ', NULLIF(p.given_names, ''), NULLIF(p.family_name, '')) AS person, p.role,
         COALESCE(h.name, s.hotel_other, '') AS hotel,
         COALESCE(s.transfer, false) AS transfer,
         COALESCE(s.accessible_vehicle, false) AS accessible_vehicle,
         COALESCE(s.security_car, false) AS security_car,
         COALESCE(s.transport_note, '') AS transport_note
    FROM travel_leg l
    JOIN delegation d ON d.id = l.delegation_id AND d.status = 'confirmed'
    JOIN delegate p ON p.id = l.delegate_id
     AND p.accreditation NOT IN (${GONE.map((state) => `'${state}'`).join(', ')})
    LEFT JOIN travel_stay s ON s.delegate_id = l.delegate_id
    LEFT JOIN hotel h ON h.id = s.hotel_id
    LEFT JOIN member_state m ON m.iso2 = d.member_iso2
    LEFT JOIN organisation o ON o.code = d.organisation_code
   WHERE l.assembly_id = $1 AND l.at IS NOT NULL AND ($2::text IS NULL OR l.direction = $2)`;

/** What makes two states of a leg differ on a manifest. */
export const COMPARED = [
  'mode',
  'number',
  'port',
  'at',
  'far_port',
  'person',
  'hotel',
  'transfer',
  'accessible_vehicle',
  'security_car',
] as const;

/** Whether the current leg `c` says something else than the exported row `r`, or is not in it. */
export const DIFFERS = `(r.delegate_id IS NULL OR (${COMPARED.map((name) => `c.${name}`).join(', ')})
  IS DISTINCT FROM (${COMPARED.map((name) => `r.${name}`).join(', ')}))`;
