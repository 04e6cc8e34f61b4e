import type { TravelFields } from '../../delegations/travel/domain/travel-fields.js';
import type { Random } from './random.js';

/** Invented hotels. */
export const HOTELS = [
  {
    name: 'Palm Grove Hotel',
    address: 'Avenue Mohammed VI, Marrakech',
    phone: '+212 5 24 00 00 01',
  },
  {
    name: 'Menara Gardens Hotel',
    address: 'Avenue de la Ménara, Marrakech',
    phone: '+212 5 24 00 00 02',
  },
  { name: 'Koutoubia House', address: 'Rue Ibn Rochd, Marrakech', phone: '+212 5 24 00 00 03' },
  {
    name: 'Atlas View Hotel',
    address: 'Route de l’Ourika, Marrakech',
    phone: '+212 5 24 00 00 04',
  },
];

/** Invented flights: number, airport of the host, take-off elsewhere and landing, each on its own clock. */
const FLIGHTS = [
  { number: 'AT761', port: 'RAK', from: 'CDG', takeOff: '09:40', landing: '13:05' },
  { number: 'AF1396', port: 'RAK', from: 'CDG', takeOff: '14:10', landing: '17:35' },
  { number: 'TK617', port: 'CMN', from: 'IST', takeOff: '10:05', landing: '13:50' },
  { number: 'EK751', port: 'CMN', from: 'DXB', takeOff: '07:30', landing: '12:45' },
  { number: 'QR1397', port: 'CMN', from: 'DOH', takeOff: '08:00', landing: '14:20' },
  { number: 'IB3340', port: 'RAK', from: 'MAD', takeOff: '11:35', landing: '13:45' },
  { number: 'BA2666', port: 'RAK', from: 'LHR', takeOff: '07:20', landing: '11:50' },
] as const;

const ARRIVAL_DAYS = ['2025-11-22', '2025-11-23', '2025-11-23', '2025-11-23', '2025-11-24'];
const DEPARTURES = [
  { date: '2025-11-27', time: '20:15' },
  { date: '2025-11-28', time: '08:10' },
  { date: '2025-11-28', time: '12:30' },
  { date: '2025-11-28', time: '18:55' },
];

/** How a delegation comes, stays and leaves. */
export function inventJourney(random: Random, hotelId: string): Partial<TravelFields> {
  const flight = random.pick(FLIGHTS);
  const date = random.pick(ARRIVAL_DAYS);
  const departure = random.pick(DEPARTURES);
  return {
    arrivalMode: 'flight',
    arrivalNumber: flight.number,
    arrivalPort: flight.port,
    arrivalDate: date,
    arrivalTime: flight.landing,
    arrivalFarPort: flight.from,
    arrivalFarDate: date,
    arrivalFarTime: flight.takeOff,
    departureMode: 'flight',
    departureNumber: `${flight.number}R`,
    departurePort: flight.port,
    departureDate: departure.date,
    departureTime: departure.time,
    departureFarPort: flight.from,
    hotelId,
    transfer: random.chance(0.7),
    securityCar: random.chance(0.15),
  };
}
